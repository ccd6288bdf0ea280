package io.shoal.segment;

class OneSegmentContractTest extends SegmenterContract {
  @Override
  Segmenter segmenter() {
    return new OneSegment();
  }
}
