"""Pages of paper that somebody carries into a room: what stands on them, and the files that they become."""
