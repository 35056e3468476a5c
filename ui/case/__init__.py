"""One complaint on screen: header, deadlines, timeline, and what others changed meanwhile."""
