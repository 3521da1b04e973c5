// Leaves later.
