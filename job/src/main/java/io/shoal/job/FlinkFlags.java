package io.shoal.job;

import java.util.Map;
import picocli.CommandLine.Option;

/** The settings of a Flink in this JVM that a command line gives. */
public final class FlinkFlags {
  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "setting of Flink, which wins over flink-conf/config.yaml; repeatable")
  private Map<String, String> settings = Map.of();

  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }
}
