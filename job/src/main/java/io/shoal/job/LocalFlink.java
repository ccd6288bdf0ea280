package io.shoal.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.util.FileUtils;

/**
 * The settings of a Flink in this JVM: those of {@code FLINK_CONF_DIR}, then those of the command
 * line. What it keeps on disk lies in one directory, and goes with it.
 */
public final class LocalFlink implements AutoCloseable {
  private final Path scratch;

  /**
   * @param scratch directory of its own; created, and deleted in the end
   */
  public LocalFlink(Path scratch) throws IOException {
    this.scratch = scratch.toAbsolutePath();
    FileUtils.deleteDirectory(this.scratch.toFile());
    Files.createDirectories(this.scratch.resolve("tmp"));
  }

  /** A directory inside. */
  public Path resolve(String name) {
    return scratch.resolve(name);
  }

  /**
   * @param overrides settings of Flink that win
   */
  public Configuration configuration(Map<String, String> overrides) throws IOException {
    Configuration configuration =
        GlobalConfiguration.loadConfiguration(Configuration.fromMap(overrides));
    configuration.addAll(ShoalPipeline.required());
    String tmp = scratch.resolve("tmp").toString();
    configuration.set(CoreOptions.TMP_DIRS, tmp);
    configuration.set(WebOptions.TMP_DIR, tmp);
    if (!configuration.contains(CheckpointingOptions.CHECKPOINTS_DIRECTORY)) {
      Path checkpoints = Files.createDirectories(scratch.resolve("checkpoints"));
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    }
    return configuration;
  }

  @Override
  public void close() throws IOException {
    FileUtils.deleteDirectory(scratch.toFile());
  }
}
