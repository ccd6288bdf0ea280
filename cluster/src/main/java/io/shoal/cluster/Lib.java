package io.shoal.cluster;

import java.nio.file.Path;
import java.util.List;

/**
 * What an operator adds to a Flink distribution.
 *
 * @param jars in its directory {@code lib}
 * @param javaOptions of JobManager and task managers, as {@code env.java.opts.all} gives them
 */
public record Lib(List<Path> jars, List<String> javaOptions) {
  /** A distribution as it comes. */
  static final Lib PLAIN = new Lib(List.of(), List.of());

  public Lib {
    jars = List.copyOf(jars);
    javaOptions = List.copyOf(javaOptions);
  }
}
