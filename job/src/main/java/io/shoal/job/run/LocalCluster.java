package io.shoal.job.run;

import io.shoal.job.LocalFlink;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink in this JVM, with its web page; its scratch directory goes when the JVM ends. */
public final class LocalCluster implements RunCommand.Cluster {
  private final Supplier<Map<String, String>> settings;

  /**
   * @param settings of Flink, which win over its configuration file
   */
  public LocalCluster(Supplier<Map<String, String>> settings) {
    this.settings = settings;
  }

  @Override
  public StreamExecutionEnvironment environment() throws IOException {
    LocalFlink local = new LocalFlink(Files.createTempDirectory("shoal-"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(local)));
    System.err.println(
        "shoal: the job runs in this process until it is stopped (Ctrl-C); for a cluster, give the"
            + " same options to flink run");
    return StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(
        local.configuration(settings.get()));
  }

  private static void close(LocalFlink local) {
    try {
      local.close();
    } catch (IOException e) {
      System.err.println("shoal: " + e.getMessage());
    }
  }
}
