package io.shoal.segment;

import java.time.Duration;

class AdaptiveSegmenterContractTest extends SegmenterContract {
  @Override
  Segmenter segmenter() {
    return new AdaptiveSegmenter(new SegmenterOptions(Duration.ofHours(3), 100, 20));
  }
}
