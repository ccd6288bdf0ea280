package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {
  private static final double RADIUS = 1_000;
  private static final int[] IDS = {3, 8};

  private final List<MicroCentre> centres = new ArrayList<>();

  private void add(double x, double y, double weight, int segment) {
    centres.add(new MicroCentre(new double[] {x, y}, weight, weight, segment));
  }

  /** Sixteen heavy micro-centres of one segment around a middle. */
  private void cloud(double x, int segment) {
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        add(x + 400 * (i - 1.5), 400 * (j - 1.5), 100, segment);
      }
    }
  }

  private int[] segments() {
    return centres.stream().mapToInt(MicroCentre::segment).toArray();
  }

  private int[] settled() {
    return new Settling(centres, new MicroDistances(centres), RADIUS).settled(segments(), IDS);
  }

  @Test
  void aLightOneAmidHeavyOnesOfAnotherSegmentChangesOver() {
    add(0, 0, 5, 3);
    cloud(0, 8);
    cloud(-9_000, 3);
    int[] expected = segments();
    expected[0] = 8;

    assertThat(settled()).isEqualTo(expected);
  }

  @Test
  void aHeavyOneAmidLightOnesOfAnotherSegmentStays() {
    add(0, 0, 5_000, 3);
    cloud(0, 8);

    assertThat(settled()[0]).isEqualTo(3);
  }

  /** Half a ring around a cloud that is ten times as heavy. */
  @Test
  void aLoneBentChainStaysAsItIs() {
    cloud(0, 8);
    for (int i = 0; i <= 12; i++) {
      double angle = Math.PI * i / 12;
      add(4_000 * StrictMath.cos(angle), 4_000 * StrictMath.sin(angle), 10, 3);
    }

    assertThat(settled()).isEqualTo(segments());
  }

  @Test
  void oneWithoutASegmentStaysWithoutAndCountsForNone() {
    add(0, 0, 5, 0);
    add(6_000, 0, 5, 3);
    for (int i = 0; i < 10; i++) {
      add(6_000 + i, 0, 500, 0);
    }
    cloud(0, 8);

    assertThat(settled()).isEqualTo(segments());
  }
}
