package io.shoal.profile;

import java.util.List;

/**
 * What is told at the end of a day, and what is known from then on.
 *
 * @param profiles with the names that have been given
 * @param segments those that live, by id
 * @param gone ids of those that had been told, and are no more
 * @param quality of the day
 */
public record DayReport(
    SegmentProfiles profiles,
    List<SegmentProfile> segments,
    List<Integer> gone,
    SegmentQuality quality) {

  public DayReport {
    segments = List.copyOf(segments);
    gone = List.copyOf(gone);
  }
}
