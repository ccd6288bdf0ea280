package io.shoal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Places the clouds of a stream at random: twelve segments at first, the lightest a sixth of the
 * heaviest, whose ways keep clear of each other, but for those that are to merge or split.
 */
final class CloudLayout {
  private static final int SEGMENTS = 12;

  /** Of the born cloud: that of a middling one. */
  private static final double BORN_WEIGHT = 0.3;

  /** Centres lie in a cube of so many units to each side, and so far apart. */
  private static final double ROOM = 2.2;

  private static final double APART = 3;

  /** How far two that merge or split are from their middle, and how far one drifts. */
  private static final double ASIDE = 1.7;

  private static final double DRIFT = 5;
  private static final int TRIES = 100_000;

  /** A place, and a direction to leave it. */
  private record Spot(double[] at, double[] direction) {
    double[] along(double distance) {
      double[] point = at.clone();
      for (int d = 0; d < point.length; d++) {
        point[d] += distance * direction[d];
      }
      return point;
    }
  }

  private final SplittableRandom random;
  private final List<double[]> taken = new ArrayList<>();
  private final List<Cloud> clouds = new ArrayList<>();
  private int labels;

  CloudLayout(SplittableRandom random) {
    this.random = random;
  }

  List<Cloud> place() {
    // Those that need most room first; the ranks are those of weight.
    drift(weight(2));
    split(weight(1));
    merge(weight(5), weight(8));
    stay(Turn.DEATH, weight(4));
    stay(Turn.BIRTH, BORN_WEIGHT);
    for (int rank : new int[] {0, 3, 6, 7, 9, 10, 11}) {
      stay(Turn.NONE, weight(rank));
    }
    return clouds;
  }

  private static double weight(int rank) {
    return StrictMath.pow(rank + 1.0, -StrictMath.log(6) / StrictMath.log(SEGMENTS));
  }

  private void stay(Turn turn, double weight) {
    double[] home = free(0).at();
    int label = labels++;
    add(label, label, weight, turn, home, home);
  }

  private void drift(double weight) {
    Spot spot = free(0, .2 * DRIFT, .4 * DRIFT, .6 * DRIFT, .8 * DRIFT, DRIFT);
    int label = labels++;
    add(label, label, weight, Turn.DRIFT, spot.at(), spot.along(DRIFT));
  }

  private void split(double weight) {
    Spot spot = free(0, -ASIDE, ASIDE);
    int whole = labels++;
    add(whole, labels++, .6 * weight, Turn.SPLIT, spot.at(), spot.along(ASIDE));
    add(whole, labels++, .4 * weight, Turn.SPLIT, spot.at(), spot.along(-ASIDE));
  }

  private void merge(double weight, double other) {
    Spot spot = free(0, -ASIDE, ASIDE);
    int whole = labels++;
    add(labels++, whole, weight, Turn.MERGE, spot.along(ASIDE), spot.at());
    add(labels++, whole, other, Turn.MERGE, spot.along(-ASIDE), spot.at());
  }

  private void add(
      int label, int labelAfter, double weight, Turn turn, double[] home, double[] away) {
    double[] spread = random.doubles(CloudStream.DIMENSIONS, .4, .9).toArray();
    double[] axis = direction();
    double length = random.nextDouble(.5, 1.1);
    for (int d = 0; d < axis.length; d++) {
      axis[d] *= length;
    }
    clouds.add(new Cloud(label, labelAfter, weight, turn, home, away, spread, axis));
  }

  /** A spot from which, so far along its direction, nothing that is taken is near; takes them. */
  private Spot free(double... distances) {
    for (int tries = 0; tries < TRIES; tries++) {
      double[] at = random.doubles(CloudStream.DIMENSIONS, -ROOM, ROOM).toArray();
      Spot spot = new Spot(at, direction());
      List<double[]> way = new ArrayList<>();
      for (double distance : distances) {
        way.add(spot.along(distance));
      }
      if (way.stream().allMatch(this::isFree)) {
        taken.addAll(way);
        return spot;
      }
    }
    throw new IllegalStateException("no room for another cloud");
  }

  private boolean isFree(double[] point) {
    return taken.stream().noneMatch(other -> CloudStream.squared(point, other) < APART * APART);
  }

  private double[] direction() {
    double[] direction = new double[CloudStream.DIMENSIONS];
    for (int d = 0; d < direction.length; d++) {
      direction[d] = CloudStream.normal(random);
    }
    double length = Math.sqrt(CloudStream.squared(direction, new double[direction.length]));
    for (int d = 0; d < direction.length; d++) {
      direction[d] /= length;
    }
    return direction;
  }
}
