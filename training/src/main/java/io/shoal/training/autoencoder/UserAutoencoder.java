package io.shoal.training.autoencoder;

import io.shoal.embedding.CompiledEmbedder;
import io.shoal.embedding.Normalizer;
import io.shoal.event.UserHash;
import io.shoal.training.history.TrainingRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** From rows of history to a trained network: scales, whitening, and the autoencoder. */
public final class UserAutoencoder {
  /** The newest rows, by which training is stopped. */
  private static final int VALIDATION_PERCENT = 20;

  /** One user in ten is never trained on, to know what the network does to strangers. */
  private static final int HELD_OUT = 10;

  /** Fewer rows of strangers say nothing. */
  private static final int LEAST_STRANGERS = 100;

  private final Normalizer normalizer;
  private final TrainerOptions options;

  public UserAutoencoder(Normalizer normalizer, TrainerOptions options) {
    this.normalizer = normalizer;
    this.options = options;
  }

  /**
   * Trains on the rows of all but the held-out users.
   *
   * @param all rows, by time
   * @param progress is told each epoch that is done
   */
  public TrainedNetwork train(List<TrainingRow> all, IntConsumer progress) throws IOException {
    List<TrainingRow> rows = all.stream().filter(row -> !isHeldOut(row.user())).toList();
    float[][] inputs = inputs(rows);
    int held = Math.max(1, inputs.length * VALIDATION_PERCENT / 100);
    int kept = Math.max(0, inputs.length - held);
    List<Whitening.Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < kept; i++) {
      TrainingRow row = rows.get(i);
      float[] values = Arrays.copyOf(inputs[i], normalizer.outputs());
      sightings.add(new Whitening.Sighting(row.user(), row.windowEnd(), values));
    }
    Whitening whitening = Whitening.learn(sightings, normalizer.outputs());
    return new AutoencoderTrainer(options, whitening)
        .train(
            Arrays.copyOf(inputs, kept), Arrays.copyOfRange(inputs, kept, inputs.length), progress);
  }

  /** Whether a user is a stranger to the network. */
  public static boolean isHeldOut(String user) {
    return Long.remainderUnsigned(UserHash.mix(~UserHash.of(user)), HELD_OUT) == 0;
  }

  /**
   * How much larger the reconstruction error of strangers is than that of users who were trained
   * on: what a reference from the training data must be corrected by (the optimism of the training
   * error: Efron 1986). At least 1.
   */
  public double optimism(List<TrainingRow> rows, TrainedNetwork trained) {
    CompiledEmbedder embedder = new CompiledEmbedder(trained.network());
    float[][] inputs = inputs(rows);
    double known = 0;
    double strange = 0;
    int strangers = 0;
    for (int i = 0; i < inputs.length; i++) {
      embedder.encode(inputs[i]);
      double error = embedder.reconstructionError(inputs[i]);
      if (isHeldOut(rows.get(i).user())) {
        strange += error;
        strangers++;
      } else {
        known += error;
      }
    }
    if (strangers < LEAST_STRANGERS || known == 0) {
      return 1;
    }
    return Math.max(1, strange / strangers / (known / (rows.size() - strangers)));
  }

  /** What the network takes, row by row. */
  public float[][] inputs(List<TrainingRow> rows) {
    float[][] inputs = new float[rows.size()][2 * normalizer.outputs()];
    for (int i = 0; i < inputs.length; i++) {
      normalizer.apply(rows.get(i).values(), rows.get(i).present(), inputs[i]);
    }
    return inputs;
  }
}
