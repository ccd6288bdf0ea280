package io.shoal.bundle;

import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.UserEmbedder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a network reproduces its golden vectors; and where it looks at many users at once,
 * whether what it says of one hangs on who is beside them, for then outputs would depend on
 * parallelism.
 */
final class GoldenCheck {
  private final UserEmbedder embedder;
  private final List<GoldenVector> golden;

  GoldenCheck(UserEmbedder embedder, List<GoldenVector> golden) {
    this.embedder = embedder;
    this.golden = golden;
  }

  /**
   * @throws IOException that names the line which is not reproduced
   */
  void run() throws IOException {
    NetworkOutput[] given = embedder.run(rows(golden.size(), 0));
    for (int line = 0; line < given.length; line++) {
      requireReproduced(line, given[line]);
    }
    if (embedder.batch() > 1) {
      requireApart(given, embedder.batch(), 1);
      requireApart(given, embedder.batch() - 1, golden.size() / 2);
      requireApart(given, 1, golden.size() - 1);
    }
  }

  /** Golden inputs over and over, beginning with the line {@code from}. */
  private float[][] rows(int rows, int from) {
    float[][] inputs = new float[rows][];
    Arrays.setAll(inputs, i -> golden.get((from + i) % golden.size()).input());
    return inputs;
  }

  private void requireReproduced(int line, NetworkOutput given) throws IOException {
    GoldenVector said = golden.get(line);
    for (int i = 0; i < said.embedding().length; i++) {
      requireNear(line, said.embedding()[i], given.embedding()[i]);
    }
    requireNear(line, said.conversionScore(), given.conversionScore());
  }

  private static void requireNear(int line, float said, float given) throws IOException {
    if (!(Math.abs(given - said) <= GoldenVector.TOLERANCE)) {
      throw new IOException(
          "it is not reproduced: line "
              + (line + 1)
              + " says "
              + said
              + ", the network gives "
              + given);
    }
  }

  private void requireApart(NetworkOutput[] given, int rows, int from) throws IOException {
    NetworkOutput[] again = embedder.run(rows(rows, from));
    for (int i = 0; i < again.length; i++) {
      int line = (from + i) % given.length;
      if (!again[i].sameBits(given[line])) {
        throw new IOException(
            "the network says something else of line "
                + (line + 1)
                + " when others are beside it: it mixes the rows of a batch, and cannot be served");
      }
    }
  }
}
