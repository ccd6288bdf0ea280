package io.shoal.drift;

/**
 * Where a tick stands among those of the reference.
 *
 * @param above chance of a value as high, in (0, 1)
 * @param below chance of a value as low, in (0, 1)
 */
record Ranks(double above, double below) {}
