package io.shoal.segment;

/**
 * A {@link MicroCentre} that has a segment, as seen from outside: a small ball of users who are
 * alike.
 *
 * @param at position, in units of the embedding grid
 * @param weight decayed number of embeddings in it
 * @param segment id of its segment
 */
public record Prototype(double[] at, double weight, int segment) {}
