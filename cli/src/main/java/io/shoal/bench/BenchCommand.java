package io.shoal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shoal bench}: how fast the job is, as a ratio that any machine can reproduce. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measure the job's speed, against a baseline in the same run.",
      "Runs the whole job, and the same job without model, segments and drift, in turn;",
      "on the heap and on RocksDB. Print events per CPU-second, and the ratio."
    })
public final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "5000",
      description = "customers (${DEFAULT-VALUE})")
  private int users;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "14",
      description = "simulated days (${DEFAULT-VALUE})")
  private int days;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "3",
      description = "measured runs of each, after one to warm up (${DEFAULT-VALUE})")
  private int repeat;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "subtasks (${DEFAULT-VALUE})")
  private int parallelism;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed (${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (repeat < 1) {
      throw new IllegalArgumentException("--repeat must be at least 1, not " + repeat);
    }
    if (parallelism < 1) {
      throw new IllegalArgumentException("--parallelism must be at least 1, not " + parallelism);
    }
    Path scratch = Files.createTempDirectory("shoal-bench-");
    try {
      BenchResult result = new Bench(scratch, users, days, repeat, parallelism, seed).run();
      System.out.println(json ? result.toJson() : result.toText());
      return 0;
    } finally {
      FileUtils.deleteDirectoryQuietly(scratch.toFile());
    }
  }
}
