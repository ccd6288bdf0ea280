package io.shoal.training.autoencoder;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Hyper-parameters of the autoencoder.
 *
 * @param hidden widths of the encoder's hidden layers, if any; the decoder mirrors them
 * @param bottleneck width of the embedding
 * @param head width of the conversion head's hidden layer
 * @param lambda weight of the conversion's log loss beside the reconstruction's mean squared error;
 *     0 is the plain autoencoder
 * @param hide share of features hidden from the encoder, for it to guess
 * @param epochs at most
 * @param patience epochs without a better validation error after which training stops
 * @param batch rows in a step
 * @param learningRate of Adam
 * @param seed of weights, order and noise
 */
public record TrainerOptions(
    int[] hidden,
    int bottleneck,
    int head,
    double lambda,
    double hide,
    int epochs,
    int patience,
    int batch,
    double learningRate,
    long seed) {
  private static final String NONE = "none";
  private static final List<String> KEYS =
      List.of(
          "hidden",
          "bottleneck",
          "head",
          "lambda",
          "hide",
          "epochs",
          "patience",
          "batch",
          "learning-rate",
          "seed");

  public TrainerOptions {
    require(bottleneck >= 2 && bottleneck <= 64, "bottleneck", bottleneck, "2 to 64");
    require(head >= 1 && head <= 1024, "head", head, "1 to 1024");
    require(lambda >= 0 && lambda <= 100, "lambda", lambda, "0 to 100");
    require(hide >= 0 && hide < 1, "hide", hide, "0 to less than 1");
    require(epochs >= 1, "epochs", epochs, "at least 1");
    require(patience >= 1, "patience", patience, "at least 1");
    require(batch >= 1, "batch", batch, "at least 1");
    require(learningRate > 0 && learningRate < 1, "learning-rate", learningRate, "in (0, 1)");
    for (int width : hidden) {
      require(width >= 1 && width <= 1024, "hidden", width, "1 to 1024");
    }
  }

  private static void require(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          "the hyper-parameter " + key + " must be " + allowed + ", not " + value);
    }
  }

  /**
   * Ten straight from the features; 15 % hidden; lambda .1. Layers between bend the space around
   * the customers of history, and new kinds of them fall into the old segments (docs/decisions.md).
   */
  public static TrainerOptions defaults(long seed, int epochs) {
    return new TrainerOptions(new int[0], 10, 16, 0.1, 0.15, epochs, 6, 256, 2e-3, seed);
  }

  /**
   * The same with one changed.
   *
   * @param key as in {@link #toMap}
   * @param value a number; of {@code hidden}, numbers with {@code x} between them, or {@code none}
   * @throws IllegalArgumentException that says what is wrong
   */
  public TrainerOptions with(String key, String value) {
    Map<String, String> values = toMap();
    if (values.put(key, value.trim()) == null) {
      throw new IllegalArgumentException(
          "there is no hyper-parameter '" + key + "'; there are " + String.join(", ", KEYS));
    }
    try {
      return of(values);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the hyper-parameter " + key + " must be a number, not '" + value + "'", e);
    }
  }

  private static TrainerOptions of(Map<String, String> values) {
    String widths = values.get("hidden");
    return new TrainerOptions(
        widths.equals(NONE)
            ? new int[0]
            : Arrays.stream(widths.split("x", -1)).mapToInt(Integer::parseInt).toArray(),
        Integer.parseInt(values.get("bottleneck")),
        Integer.parseInt(values.get("head")),
        Double.parseDouble(values.get("lambda")),
        Double.parseDouble(values.get("hide")),
        Integer.parseInt(values.get("epochs")),
        Integer.parseInt(values.get("patience")),
        Integer.parseInt(values.get("batch")),
        Double.parseDouble(values.get("learning-rate")),
        Long.parseLong(values.get("seed")));
  }

  /** By name, in a fixed order. */
  public Map<String, String> toMap() {
    Map<String, String> values = new LinkedHashMap<>();
    String widths =
        Arrays.stream(hidden).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    values.put("hidden", widths.isEmpty() ? NONE : widths);
    values.put("bottleneck", Integer.toString(bottleneck));
    values.put("head", Integer.toString(head));
    values.put("lambda", Double.toString(lambda));
    values.put("hide", Double.toString(hide));
    values.put("epochs", Integer.toString(epochs));
    values.put("patience", Integer.toString(patience));
    values.put("batch", Integer.toString(batch));
    values.put("learning-rate", Double.toString(learningRate));
    values.put("seed", Long.toString(seed));
    return values;
  }
}
