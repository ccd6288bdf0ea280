package io.shoal.training.autoencoder;

import io.shoal.embedding.Normalizer;
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

  private final Normalizer normalizer;
  private final TrainerOptions options;

  public UserAutoencoder(Normalizer normalizer, TrainerOptions options) {
    this.normalizer = normalizer;
    this.options = options;
  }

  /**
   * Trains.
   *
   * @param rows by time
   * @param progress is told each epoch that is done
   */
  public TrainedNetwork train(List<TrainingRow> rows, IntConsumer progress) throws IOException {
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

  /** What the network takes, row by row. */
  public float[][] inputs(List<TrainingRow> rows) {
    float[][] inputs = new float[rows.size()][2 * normalizer.outputs()];
    for (int i = 0; i < inputs.length; i++) {
      normalizer.apply(rows.get(i).values(), rows.get(i).present(), inputs[i]);
    }
    return inputs;
  }
}
