package io.shoal.segment;

/**
 * A small ball of users who are alike.
 *
 * @param at position, in units of the embedding grid
 * @param weight decayed number of embeddings nearest to it
 * @param recent the same, decayed eight times as fast: whether it still lives
 * @param segment id of its segment; 0 for none
 */
record MicroCentre(double[] at, double weight, double recent, int segment) {
  double squaredDistance(short[] embedding) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      double difference = embedding[i] - at[i];
      sum += difference * difference;
    }
    return sum;
  }

  double squaredDistance(double[] point) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      double difference = point[i] - at[i];
      sum += difference * difference;
    }
    return sum;
  }

  MicroCentre in(int newSegment) {
    return new MicroCentre(at, weight, recent, newSegment);
  }
}
