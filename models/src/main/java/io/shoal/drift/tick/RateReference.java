package io.shoal.drift.tick;

/**
 * What one stream of sums over counts looked like when all was well.
 *
 * @param mean of one unit, by hour of the week
 * @param variance of one unit; of a {@link Rate#COUNT}, over its mean
 * @param perDay units a day; of a count, those expected
 */
record RateReference(double[] mean, double variance, double perDay) {}
