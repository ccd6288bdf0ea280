package io.shoal.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shoal demo}: everything at work, in a minute. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "See it at work: a simulated shop, Kafka, Flink, segments and alerts.",
      "Learns from the shop's history, and replays its last days faster than they were."
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(names = "--once", description = "end when the replay is through")
  private boolean once;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "600",
      description = "customers (${DEFAULT-VALUE})")
  private int users;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--day-seconds",
      paramLabel = "N",
      defaultValue = "6",
      description = "how long a day of the shop takes (${DEFAULT-VALUE})")
  private int daySeconds;

  @Override
  public Integer call() throws Exception {
    if (daySeconds < 1) {
      throw new IllegalArgumentException("--day-seconds must be at least 1, not " + daySeconds);
    }
    Path scratch = Files.createTempDirectory("shoal-demo-");
    Thread cleanUp = new Thread(() -> FileUtils.deleteDirectoryQuietly(scratch.toFile()));
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try (Demo demo = new Demo(scratch, users, seed, daySeconds)) {
      demo.start();
      boolean through = demo.replay();
      if (!once) {
        System.out.println("The job runs on, and so does its web page. Ctrl-C ends it.");
        Thread.currentThread().join();
      }
      return through ? 0 : 1;
    }
  }
}
