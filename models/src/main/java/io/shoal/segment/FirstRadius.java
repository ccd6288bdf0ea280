package io.shoal.segment;

import java.util.ArrayList;
import java.util.List;

/** The radius at which leader clustering of a sample founds about as many centres as wanted. */
final class FirstRadius {
  private static final int STEPS = 24;

  private final List<short[]> sample;
  private final int wanted;

  FirstRadius(List<short[]> sample, int wanted) {
    this.sample = sample;
    this.wanted = wanted;
  }

  double find() {
    double low = 1;
    double high = 4.0 * Short.MAX_VALUE;
    for (int step = 0; step < STEPS; step++) {
      double middle = StrictMath.sqrt(low * high);
      if (leaders(middle * middle) > wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private int leaders(double squaredRadius) {
    List<short[]> leaders = new ArrayList<>();
    for (short[] point : sample) {
      boolean joins = false;
      for (int i = 0; i < leaders.size() && !joins; i++) {
        joins = squared(leaders.get(i), point) < squaredRadius;
      }
      if (!joins) {
        leaders.add(point);
        if (leaders.size() > wanted) {
          return leaders.size();
        }
      }
    }
    return leaders.size();
  }

  private static double squared(short[] a, short[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
