"""How pages and letters read: templates, and the shell that the site's theme gave."""
