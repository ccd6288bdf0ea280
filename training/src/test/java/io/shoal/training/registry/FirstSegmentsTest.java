package io.shoal.training.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.embedding.DenseLayer;
import io.shoal.embedding.DenseLayer.Activation;
import io.shoal.embedding.Network;
import io.shoal.embedding.Normalizer;
import io.shoal.embedding.UserEmbedder;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentLabels;
import io.shoal.training.history.Outcome;
import io.shoal.training.history.TrainingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FirstSegmentsTest {
  private static final int FEATURES = 4;
  private static final int DAYS = 10;
  private static final long DAY = 86_400_000L;

  /** Squeezes each feature into one dimension. */
  private static final Network NETWORK =
      new Network(
          List.of(diagonal(2 * FEATURES, FEATURES, 0.2f, Activation.TANH)),
          List.of(diagonal(FEATURES, FEATURES, 1, Activation.IDENTITY)),
          List.of(diagonal(FEATURES, 1, 1, Activation.SIGMOID)));

  private final FirstSegments first =
      new FirstSegments(new Normalizer(new float[FEATURES], new float[] {1, 1, 1, 1}), NETWORK);

  @Test
  void twoKindsOfUsersAreTwoSegments() {
    SegmentCatalog found = first.of(rows(List.of(-1.5f, 1.5f), 200));

    assertThat(found.segments()).hasSize(2);
    assertThat(labelAt(found, -1.5f)).isNotEqualTo(labelAt(found, 1.5f));
  }

  @Test
  void usersOfOneKindAreOneSegment() {
    assertThat(first.of(rows(List.of(0f), 400)).segments()).hasSize(1);
  }

  @Test
  void theSameRowsGiveTheSameBytes() {
    List<TrainingRow> rows = rows(List.of(-1.5f, 0f, 1.5f), 150);

    assertThat(first.of(rows).toBytes()).isEqualTo(first.of(rows).toBytes());
  }

  @Test
  void fewRowsHaveNoSegments() {
    assertThat(first.of(rows(List.of(0f), 20)).segments()).isEmpty();
  }

  private static int labelAt(SegmentCatalog catalog, float place) {
    short at = UserEmbedder.onGrid((float) Math.tanh(0.2 * place));
    return new SegmentLabels(catalog).of(new short[] {at, at, at, at}, 0);
  }

  /** Users who stay around the places of their kinds, one row each day. */
  private static List<TrainingRow> rows(List<Float> places, int usersOfEach) {
    Random random = new Random(7);
    List<TrainingRow> rows = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (float place : places) {
        for (int i = 0; i < usersOfEach; i++) {
          rows.add(row("u" + place + "-" + i, day * DAY + i, place, random));
        }
      }
    }
    return rows;
  }

  private static TrainingRow row(String user, long windowEnd, float place, Random random) {
    float[] values = new float[FEATURES];
    boolean[] present = new boolean[FEATURES];
    for (int d = 0; d < FEATURES; d++) {
      values[d] = place + 0.4f * (float) random.nextGaussian();
      present[d] = true;
    }
    return new TrainingRow(0, user, windowEnd, values, present, false, Outcome.UNKNOWN);
  }

  private static DenseLayer diagonal(int inputs, int units, float weight, Activation activation) {
    float[][] weights = new float[inputs][units];
    for (int i = 0; i < Math.min(inputs, units); i++) {
      weights[i][i] = weight;
    }
    return new DenseLayer(weights, new float[units], activation);
  }
}
