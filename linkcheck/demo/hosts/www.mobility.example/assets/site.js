document.querySelectorAll("nav a").forEach((link) => {
  if (link.href === location.href) link.setAttribute("aria-current", "page");
});
