package io.shoal.training.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shoal.bundle.GoldenVector;
import io.shoal.dl4j.Dl4jEmbedder;
import io.shoal.embedding.CompiledEmbedder;
import io.shoal.embedding.Network;
import io.shoal.embedding.StoredNetwork;
import io.shoal.embedding.UserEmbedder;
import io.shoal.training.history.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AutoencoderTrainerTest {
  private static final TrainerOptions SMALL =
      new TrainerOptions(new int[] {12}, 3, 4, 0.3, 0.1, 4, 4, 64, 1e-2, 5);

  private static float[][] rows(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[n][12];
    for (float[] row : rows) {
      for (int f = 0; f < 6; f++) {
        boolean present = random.nextDouble() < 0.9;
        row[f] = present ? (float) (random.nextDouble() * 4 - 2) : 0;
        row[6 + f] = present ? 1 : 0;
      }
    }
    return rows;
  }

  /** A map that is not the identity, so that what is folded in must be right. */
  private static Whitening stretch() {
    float[][] forward = Whitening.none(6).forward();
    float[][] backward = new float[6][6];
    for (int i = 0; i < 6; i++) {
      forward[i][i] = 1 + 0.2f * i;
      backward[i][i] = 1 / forward[i][i];
    }
    return new Whitening(forward, backward);
  }

  private static CompiledEmbedder compiled(TrainedNetwork trained) {
    return new CompiledEmbedder((Network) trained.network());
  }

  private static TrainedNetwork train() throws IOException {
    return train(SMALL);
  }

  private static TrainedNetwork train(TrainerOptions options) throws IOException {
    return new AutoencoderTrainer(NetworkDesign.standard(), options, stretch())
        .train(examples(rows(600, 1)), examples(rows(100, 2)), epoch -> {});
  }

  /** Those with much of the first feature convert; every fourth row is of unknown outcome. */
  private static List<Example> examples(float[][] rows) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      Outcome known = rows[i][0] > 1 ? Outcome.CONVERTED : Outcome.NOT_CONVERTED;
      examples.add(new Example(rows[i], i % 4 == 0 ? Outcome.UNKNOWN : known, true));
    }
    return examples;
  }

  @Test
  void theCompiledNetworkReproducesWhatDl4jGave() throws IOException {
    TrainedNetwork trained = train();
    CompiledEmbedder embedder = compiled(trained);

    assertThat(trained.golden()).hasSize(32);
    for (GoldenVector golden : trained.golden()) {
      float[] code = embedder.encode(golden.input());
      for (int i = 0; i < code.length; i++) {
        assertThat(code[i]).isCloseTo(golden.embedding()[i], within(1e-5f));
      }
      assertThat(embedder.conversionScore()).isCloseTo(golden.conversionScore(), within(1e-5f));
    }
  }

  @Test
  void dl4jAndTheCompiledNetworkPutUsersOnTheSamePointOfTheGrid() throws IOException {
    TrainedNetwork trained = train();
    CompiledEmbedder compiled = compiled(trained);
    Dl4jEmbedder reference = new Dl4jEmbedder(StoredNetwork.read(trained.zip()));

    short[] a = new short[3];
    short[] b = new short[3];
    for (float[] row : rows(100, 3)) {
      compiled.embed(row, a);
      reference.embed(row, b);
      for (int i = 0; i < a.length; i++) {
        assertThat((int) a[i]).isCloseTo(b[i], within(1));
      }
      assertThat(compiled.reconstructionError(row))
          .isCloseTo(reference.reconstructionError(row), within(1e-5));
      assertThat(compiled.conversionScore()).isCloseTo(reference.conversionScore(), within(1e-5f));
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws Exception {
    TrainedNetwork first = train();
    // Archives know times by two seconds.
    Thread.sleep(2_100);
    TrainedNetwork second = train();

    assertThat(((Network) second.network()).toBytes())
        .isEqualTo(((Network) first.network()).toBytes());
    assertThat(second.zip()).isEqualTo(first.zip());
  }

  @Test
  void theNetworkGivesScaledValuesBack() throws IOException {
    CompiledEmbedder embedder = compiled(train());
    double error = 0;
    double variance = 0;
    for (float[] row : rows(200, 4)) {
      embedder.encode(row);
      error += embedder.reconstructionError(row) / 200;
      variance += UserEmbedder.reconstructionError(row, new float[6]) / 200;
    }

    assertThat(error).isLessThan(0.8 * variance);
  }

  @Test
  void trainingLowersTheError() throws IOException {
    TrainedNetwork trained = train();

    assertThat(trained.curve().get(3).reconstruction())
        .isLessThan(trained.curve().get(0).reconstruction());
  }

  @Test
  void theHeadTellsWhoConverts() throws IOException {
    CompiledEmbedder embedder =
        compiled(train(SMALL.with("lambda", "3").with("epochs", "20").with("patience", "20")));

    assertThat(meanScore(embedder, true)).isGreaterThan(meanScore(embedder, false) + 0.3);
  }

  @Test
  void aLambdaOfZeroTeachesTheHeadAllTheSame() throws IOException {
    TrainedNetwork plain = train(SMALL.with("lambda", "0"));
    CompiledEmbedder embedder = compiled(plain);

    assertThat(meanScore(embedder, true)).isGreaterThan(meanScore(embedder, false) + 0.01);
  }

  private static double meanScore(CompiledEmbedder embedder, boolean converts) {
    double sum = 0;
    int n = 0;
    for (float[] row : rows(300, 3)) {
      if (row[0] > 1 == converts) {
        embedder.encode(row);
        sum += embedder.conversionScore();
        n++;
      }
    }
    return sum / n;
  }
}
