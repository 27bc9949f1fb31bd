"""What readers see: pages as Markdown with blocks of HTML. Pure functions of one joined edition."""
