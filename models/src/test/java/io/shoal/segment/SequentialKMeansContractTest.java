package io.shoal.segment;

import java.time.Duration;

class SequentialKMeansContractTest extends SegmenterContract {
  @Override
  Segmenter segmenter() {
    return new SequentialKMeans(3, Duration.ofHours(3), 1);
  }
}
