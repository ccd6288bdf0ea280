package io.shoal.training.autoencoder;

import io.shoal.embedding.Calibration;
import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.Normalizer;
import io.shoal.embedding.UserEmbedder;
import io.shoal.event.UserHash;
import io.shoal.training.autoencoder.RowSplit.Use;
import io.shoal.training.history.Outcome;
import io.shoal.training.history.TrainingRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** From rows of history to a trained network: scales, whitening, and the autoencoder. */
public final class UserAutoencoder {
  /** Fewer rows of strangers say nothing. */
  private static final int LEAST_STRANGERS = 100;

  private final NetworkDesign design;
  private final Normalizer normalizer;
  private final List<TrainingRow> rows;
  private final float[][] inputs;
  private final RowSplit split;
  private final Whitening whitening;

  /**
   * @param design of the network
   * @param rows by time
   * @param horizon of the goal
   */
  public UserAutoencoder(
      NetworkDesign design, Normalizer normalizer, List<TrainingRow> rows, Duration horizon) {
    this.design = design;
    this.normalizer = normalizer;
    this.rows = List.copyOf(rows);
    inputs = inputs(rows);
    split = new RowSplit(rows, horizon);
    List<Whitening.Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      TrainingRow row = rows.get(i);
      if (split.rebuilding(row) == Use.TEACH) {
        float[] values = Arrays.copyOf(inputs[i], normalizer.outputs());
        sightings.add(new Whitening.Sighting(row.user(), row.windowEnd(), values));
      }
    }
    whitening = Whitening.learn(sightings, normalizer.outputs());
  }

  /** Whether teaching, stopping and calibrating rows are apart in time; if not, in users. */
  public boolean splitByTime() {
    return split.byTime();
  }

  /**
   * Trains.
   *
   * @param progress is told each epoch that is done
   */
  public TrainedNetwork train(TrainerOptions options, IntConsumer progress) throws IOException {
    return new AutoencoderTrainer(design, options, whitening)
        .train(examples(Use.TEACH), examples(Use.STOP), progress);
  }

  private List<Example> examples(Use use) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      boolean rebuilt = split.rebuilding(rows.get(i)) == use;
      boolean judged = split.judging(rows.get(i)) == use;
      if (rebuilt || judged) {
        Outcome outcome = judged ? rows.get(i).outcome() : Outcome.UNKNOWN;
        examples.add(new Example(inputs[i], outcome, rebuilt));
      }
    }
    return examples;
  }

  /** Entropy, in nats, of the outcomes of the rows that stop training; 0 if all are alike. */
  double entropyOfStopping() {
    long known = 0;
    long converted = 0;
    for (TrainingRow row : rows) {
      if (split.judging(row) == Use.STOP) {
        known++;
        converted += row.outcome() == Outcome.CONVERTED ? 1 : 0;
      }
    }
    if (converted == 0 || converted == known) {
      return 0;
    }
    double p = (double) converted / known;
    return -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  }

  /** Calibrates the network's conversion head. */
  public Calibration calibration(TrainedNetwork trained) {
    List<Example> first = new ArrayList<>();
    List<Example> second = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      if (split.judging(rows.get(i)) == Use.CALIBRATE) {
        boolean even = (UserHash.mix(UserHash.of(rows.get(i).user())) & 1) == 0;
        (even ? first : second).add(new Example(inputs[i], rows.get(i).outcome(), false));
      }
    }
    int half = first.size();
    first.addAll(second);
    return PropensityCalibration.fit(trained.network(), first, half);
  }

  /** Whether a user is a stranger to the network. */
  public static boolean isHeldOut(String user) {
    return RowSplit.isStranger(user);
  }

  /**
   * How much larger the reconstruction error of strangers is than that of users who were trained
   * on: what a reference from the training data must be corrected by (the optimism of the training
   * error: Efron 1986). At least 1.
   */
  public double optimism(TrainedNetwork trained) {
    NetworkOutput[] outputs;
    try (UserEmbedder embedder = trained.network().embedder()) {
      outputs = embedder.run(inputs);
    }
    double known = 0;
    double strange = 0;
    int strangers = 0;
    int users = 0;
    for (int i = 0; i < inputs.length; i++) {
      if (rows.get(i).idle()) {
        continue;
      }
      double error = UserEmbedder.reconstructionError(inputs[i], outputs[i].reconstruction());
      if (isHeldOut(rows.get(i).user())) {
        strange += error;
        strangers++;
      } else {
        known += error;
        users++;
      }
    }
    if (strangers < LEAST_STRANGERS || known == 0) {
      return 1;
    }
    return Math.max(1, strange / strangers / (known / users));
  }

  /** What the network takes, row by row. */
  public float[][] inputs() {
    return inputs;
  }

  private float[][] inputs(List<TrainingRow> of) {
    return normalizer.inputs(
        of.stream().map(TrainingRow::values).toList(),
        of.stream().map(TrainingRow::present).toList());
  }
}
