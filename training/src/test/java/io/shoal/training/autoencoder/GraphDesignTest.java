package io.shoal.training.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shoal.bundle.GoldenVector;
import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.NetworkRuntime;
import io.shoal.embedding.UserEmbedder;
import io.shoal.training.history.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphDesignTest {
  private static final Path RESIDUAL = Path.of("..", "docs", "networks", "residual.yaml");
  private static final int FEATURES = 6;
  private static final TrainerOptions OPTIONS =
      TrainerOptions.defaults(5, 6).with("batch", "64").with("lambda", "0");

  @TempDir Path scratch;

  /** Two things tell users apart, each seen in three features; those with much of one convert. */
  private static List<Example> examples(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] traits = {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1};
      float[] row = new float[2 * FEATURES];
      for (int f = 0; f < FEATURES; f++) {
        row[f] = (float) (2 * traits[f % 2] + 0.2 * random.nextDouble());
        row[FEATURES + f] = 1;
      }
      Outcome outcome = traits[0] > 0.5 ? Outcome.CONVERTED : Outcome.NOT_CONVERTED;
      examples.add(new Example(row, outcome, true));
    }
    return examples;
  }

  /** A map that is not the identity, so that the layer which holds it must be right. */
  private static Whitening stretch() {
    float[][] forward = Whitening.none(FEATURES).forward();
    float[][] backward = new float[FEATURES][FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      forward[i][i] = 1 + 0.2f * i;
      backward[i][i] = 1 / forward[i][i];
    }
    return new Whitening(forward, backward);
  }

  private static TrainedNetwork train(NetworkDesign design) throws IOException {
    return new AutoencoderTrainer(design, OPTIONS, stretch())
        .train(examples(900, 1), examples(200, 2), epoch -> {});
  }

  private Path edited(String from, String to) throws IOException {
    String text = Files.readString(RESIDUAL);
    assertThat(text).contains(from);
    return Files.writeString(scratch.resolve("graph.yaml"), text.replace(from, to));
  }

  @Test
  void aGraphThatDoesNotCompileIsTaughtLikeAnyOtherAndRunByDl4j() throws IOException {
    TrainedNetwork trained = train(GraphFile.read(RESIDUAL));

    assertThat(trained.network().runtime()).isEqualTo(NetworkRuntime.DL4J);
    assertThat(trained.network().inputs()).isEqualTo(2 * FEATURES);
    assertThat(trained.network().outputs()).isEqualTo(FEATURES);
    try (UserEmbedder embedder = trained.network().embedder()) {
      for (GoldenVector golden : trained.golden()) {
        NetworkOutput given = embedder.run(new float[][] {golden.input()})[0];
        assertThat(given.embedding()).containsExactly(golden.embedding(), within(1e-5f));
        assertThat(given.conversionScore()).isCloseTo(golden.conversionScore(), within(1e-5f));
      }
      double error = 0;
      double variance = 0;
      double[] score = new double[2];
      int[] n = new int[2];
      for (Example example : examples(300, 3)) {
        NetworkOutput given = embedder.run(new float[][] {example.input()})[0];
        error += UserEmbedder.reconstructionError(example.input(), given.reconstruction());
        variance += UserEmbedder.reconstructionError(example.input(), new float[FEATURES]);
        int converted = example.outcome() == Outcome.CONVERTED ? 1 : 0;
        score[converted] += given.conversionScore();
        n[converted]++;
      }
      assertThat(error).as("scaled values come back").isLessThan(0.4 * variance);
      assertThat(score[1] / n[1])
          .as("the head is taught though lambda is 0")
          .isGreaterThan(score[0] / n[0] + 0.2);
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    assertThat(train(GraphFile.read(RESIDUAL)).zip())
        .isEqualTo(train(GraphFile.read(RESIDUAL)).zip());
  }

  @Test
  void aGraphOfDenseLayersIsCompiled() throws IOException {
    Path dense =
        edited(
            """
              sum:
                "@class": org.deeplearning4j.nn.conf.graph.ElementWiseVertex
                op: Add
            """
                .indent(0),
            "");
    String text =
        Files.readString(dense)
            .replace("  sum: [wide, deep]\n", "")
            .replace("embedding: [sum]", "embedding: [deep]")
            .replace("        hasLayerNorm: true\n", "")
            .replace("ActivationGELU", "ActivationELU, alpha: 1.0");

    TrainedNetwork trained = train(GraphFile.read(Files.writeString(dense, text)));

    assertThat(trained.network().runtime()).isEqualTo(NetworkRuntime.COMPILED);
    try (UserEmbedder embedder = trained.network().embedder()) {
      for (GoldenVector golden : trained.golden()) {
        NetworkOutput given = embedder.run(new float[][] {golden.input()})[0];
        assertThat(given.embedding()).containsExactly(golden.embedding(), within(1e-5f));
      }
    }
  }

  @Test
  void aWidthThatDoesNotFitTheFeaturesIsToldWithWhatToDo() throws IOException {
    NetworkDesign design =
        GraphFile.read(edited("nout: 48\n        hasLayer", "nout: 40\n        hasLayer"));
    Path wide =
        edited(
            "        nout: 48\n        activationFn",
            "        nin: 7\n        nout: 48\n        activationFn");

    assertThat(design.decided()).contains("bottleneck");
    assertThatThrownBy(() -> GraphFile.read(wide).build(OPTIONS, FEATURES))
        .hasMessageContaining("width 7")
        .hasMessageContaining("write 0 there");
  }

  @Test
  void whatBreaksTheContractIsToldWithTheFileAndTheLayer() throws IOException {
    for (String[] fault :
        new String[][] {
          {"ActivationTanH", "ActivationReLU", "'embedding' must have a tanh"},
          {"  back: [embedding]", "  back: [sum]", "a way round 'embedding'"},
          {"[output, conversion]", "[conversion]", "must have 'output' and 'conversion'"},
          {"ActivationSigmoid", "ActivationTanH", "'conversion' must have nOut 1 and a sigmoid"},
          {
            "org.nd4j.linalg.activations.impl.ActivationGELU",
            "my.Layer",
            "names the class my.Layer"
          },
          {"vertices:", "confs: []\nvertices:", "is a MultiLayerConfiguration"}
        }) {
      Path file = edited(fault[0], fault[1]);
      assertThatThrownBy(() -> GraphFile.read(file))
          .as(fault[1])
          .isInstanceOf(IOException.class)
          .hasMessageContaining("graph.yaml")
          .hasMessageContaining(fault[2]);
    }
  }
}
