package io.shoal.training.autoencoder;

import io.shoal.event.UserHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * A search at random (Bergstra and Bengio 2012) around given hyper-parameters, which are the first
 * trial. The same seed tries the same.
 *
 * <p>A trial is judged on the rows by which training is stopped: what share of the variance is not
 * rebuilt, and what share of the outcomes' entropy is not foretold, both alike whatever lambda was.
 */
public final class HyperparameterSearch {
  private static final int[][] HIDDEN = {{}, {32}, {48}, {96}, {64, 32}};
  private static final double[] LAMBDA = {0.1, 0.3, 1};
  private static final double[] HIDE = {0.05, 0.15, 0.3};
  private static final double[] LEARNING_RATE = {1e-3, 2e-3, 4e-3};
  private static final int[] HEAD = {8, 16, 32};

  private final UserAutoencoder autoencoder;
  private final TrainerOptions around;

  /**
   * One trial.
   *
   * @param options that were tried
   * @param trained what came of them
   * @param error the lower the better
   */
  public record Trial(TrainerOptions options, TrainedNetwork trained, double error) {}

  public HyperparameterSearch(UserAutoencoder autoencoder, TrainerOptions around) {
    this.autoencoder = autoencoder;
    this.around = around;
  }

  /**
   * Tries.
   *
   * @param trials at least 1
   * @param progress is told each epoch that is done
   * @return all trials, in the order of trying
   */
  public List<Trial> run(int trials, IntConsumer progress) throws IOException {
    SplittableRandom random = new SplittableRandom(UserHash.mix(around.seed() + 1));
    List<Trial> tried = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      TrainerOptions options = i == 0 ? around : drawn(random);
      TrainedNetwork trained = autoencoder.train(options, progress);
      tried.add(new Trial(options, trained, error(trained.kept())));
    }
    return tried;
  }

  /** The trial with the least error; of equals, the first. */
  public static Trial best(List<Trial> trials) {
    Trial best = trials.get(0);
    for (Trial trial : trials) {
      best = trial.error() < best.error() ? trial : best;
    }
    return best;
  }

  private double error(Epoch kept) {
    double entropy = autoencoder.entropyOfStopping();
    return kept.reconstruction() + (entropy == 0 ? 0 : kept.logLoss() / entropy);
  }

  private TrainerOptions drawn(SplittableRandom random) {
    int[] hidden = HIDDEN[random.nextInt(HIDDEN.length)];
    return new TrainerOptions(
        hidden,
        around.bottleneck(),
        HEAD[random.nextInt(HEAD.length)],
        LAMBDA[random.nextInt(LAMBDA.length)],
        HIDE[random.nextInt(HIDE.length)],
        around.epochs(),
        around.patience(),
        around.batch(),
        LEARNING_RATE[random.nextInt(LEARNING_RATE.length)],
        around.seed());
  }
}
