package io.shoal.bench;

import io.shoal.segment.AdaptiveSegmenter;
import io.shoal.segment.OneSegment;
import io.shoal.segment.SegmenterOptions;
import io.shoal.segment.SequentialKMeans;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What takes part in the benchmark of segmenters. */
enum Contestant {
  /** Told nothing but how fast to forget, and what is too little to be a segment. */
  ADAPTIVE("adaptive") {
    @Override
    Labeller start(CloudStream stream) {
      return new SegmenterLabeller(new AdaptiveSegmenter(new SegmenterOptions(HALF_LIFE, 200, 20)));
    }
  },

  /**
   * Told the number of segments that there are at first. Its half-life hardly matters: half-lives
   * from 500 to 16,000 points gave an adjusted Rand index of .82 to .83 on seeds 1 to 10.
   */
  K_MEANS("k-means") {
    @Override
    Labeller start(CloudStream stream) {
      return new SegmenterLabeller(new SequentialKMeans(stream.labels(0).size(), HALF_LIFE, 1));
    }
  },

  ONE("one") {
    @Override
    Labeller start(CloudStream stream) {
      return new SegmenterLabeller(new OneSegment());
    }
  },

  ORACLE("oracle") {
    @Override
    Labeller start(CloudStream stream) {
      return new Oracle(stream);
    }
  };

  /** Of all that forget: 1,500 points. */
  private static final Duration HALF_LIFE = SegmenterLabeller.POINT.multipliedBy(1_500);

  private final String title;

  Contestant(String title) {
    this.title = title;
  }

  /** A fresh one, before a stream. */
  abstract Labeller start(CloudStream stream);

  /** The contestant of a name, as a user writes it. */
  static Contestant of(String name) {
    return Arrays.stream(values())
        .filter(contestant -> contestant.title.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no segmenter '" + name + "', but " + String.join(", ", titles())));
  }

  private static List<String> titles() {
    return Arrays.stream(values()).map(Contestant::title).toList();
  }

  String title() {
    return title;
  }
}
