package io.shoal.drift;

import java.util.List;

/** What share of the users an incident touches, as far as its culprits tell. */
final class UsersAffected {
  private UsersAffected() {}

  /**
   * The largest share that a culprit touches: of a source that is missing its part of all sources,
   * of a segment its share, of a feature that is missing those who lack it now and did not before.
   *
   * @param tick in which this is asked
   * @return 0 to 1; NaN where no culprit tells
   */
  static double share(List<Culprit> culprits, Tick tick) {
    double most = Double.NaN;
    for (Culprit culprit : culprits) {
      double share = Math.min(1, share(culprit, tick));
      most = Double.isNaN(most) || share > most ? share : most;
    }
    return most;
  }

  private static double share(Culprit culprit, Tick tick) {
    String subject = culprit.stream().subject();
    return switch (culprit.stream().kind()) {
      case CONVERSION, EMBEDDING_DISTANCE, EMBEDDING_COORDINATE, RECONSTRUCTION_ERROR -> 1;
      case SOURCE_VOLUME -> ofSources(culprit, tick);
      case SOURCE_IDENTITY, SOURCE_COPIES, SOURCE_MISSING -> ofSource(subject, tick);
      case SEGMENT_SHARE, SEGMENT_CENTROID, SEGMENT_CONVERSION -> ofSegment(subject, tick);
      case FEATURE_MISSING, MISSING, UNSEEN, DEAD_LETTERS ->
          Math.abs(culprit.observed() - culprit.expected());
      case FEATURE, FEATURE_RANK -> Double.NaN;
    };
  }

  /** Those who are missing, of all who were expected from all sources. */
  private static double ofSources(Culprit culprit, Tick tick) {
    double lost = Math.max(0, 1 - culprit.observed() / culprit.expected());
    return lost * ofSource(culprit.stream().subject(), tick);
  }

  private static double ofSource(String source, Tick tick) {
    double own = 0;
    double all = 0;
    for (var entry : tick.readings().entrySet()) {
      if (entry.getKey().kind() == StreamKind.SOURCE_VOLUME) {
        double expected = entry.getValue().expected();
        all += expected;
        own += entry.getKey().subject().equals(source) ? expected : 0;
      }
    }
    return all > 0 ? own / all : Double.NaN;
  }

  private static double ofSegment(String id, Tick tick) {
    Reading share = tick.readings().get(new StreamId(StreamKind.SEGMENT_SHARE, id));
    return share == null ? Double.NaN : share.observed();
  }
}
