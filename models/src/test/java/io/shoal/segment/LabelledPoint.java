package io.shoal.segment;

/**
 * An embedding whose segment is known.
 *
 * @param at position on the embedding grid
 * @param label of the segment it was drawn from, from 0 on
 */
record LabelledPoint(short[] at, int label) {}
