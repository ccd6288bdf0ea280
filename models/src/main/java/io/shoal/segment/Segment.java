package io.shoal.segment;

/**
 * One segment of a catalogue.
 *
 * @param id never changed, never used again
 * @param parent id of the segment it split from; 0 for none
 * @param bornAt end of the window in which it was first seen
 */
public record Segment(int id, int parent, long bornAt) {}
