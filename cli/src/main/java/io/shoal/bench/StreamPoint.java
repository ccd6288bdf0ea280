package io.shoal.bench;

/**
 * A point of a stream whose truth is known.
 *
 * @param at position on the embedding grid
 * @param label of its cloud at that time; {@link #NOISE} for none
 * @param time its number in the stream, from 0 on
 */
record StreamPoint(short[] at, int label, int time) {
  static final int NOISE = -1;
}
