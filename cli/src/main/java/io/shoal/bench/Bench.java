package io.shoal.bench;

import com.sun.management.OperatingSystemMXBean;
import io.shoal.feature.FeatureSpec;
import io.shoal.job.LocalFlink;
import io.shoal.job.PipelineFlags;
import io.shoal.job.PipelineOptions;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.job.model.BundleFetch;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.registry.BundleTraining;
import io.shoal.training.simulate.Simulation;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;

/**
 * Measures the whole job against the baseline, on the heap and on RocksDB, in turn and in one JVM:
 * CPU time of the process, so that idle cores and slow disks do not count.
 */
final class Bench {
  private static final List<String> BACKENDS = List.of("heap", "rocksdb");

  /** A model of some quality is enough: its size decides what it costs. */
  private static final int MODEL_USERS = 500;

  private static final int MODEL_DAYS = 21;
  private static final int MODEL_EPOCHS = 3;

  private final Path scratch;
  private final int users;
  private final int days;
  private final int repeat;
  private final int parallelism;
  private final long seed;
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  Bench(Path scratch, int users, int days, int repeat, int parallelism, long seed) {
    this.scratch = scratch;
    this.users = users;
    this.days = days;
    this.repeat = repeat;
    this.parallelism = parallelism;
    this.seed = seed;
  }

  BenchResult run() throws Exception {
    Path bundle = model();
    Path shop = scratch.resolve("shop");
    say("simulating %,d customers over %d days", users, days);
    long events = new Simulation("steady", users, days, seed).write(shop, day -> {});
    ReplayOptions replay =
        new ReplayOptions(
            List.of(shop.resolve("events.jsonl.gz").toString()),
            List.of(),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            System.currentTimeMillis(),
            null);
    PipelineFlags flags =
        CommandLine.populateCommand(new PipelineFlags(), "--bundle", bundle.toString());
    PipelineOptions options = flags.options(BundleFetch.fetch(flags.bundle()), Long.MIN_VALUE);
    BenchResult result = new BenchResult(events);
    for (int round = 0; round <= repeat; round++) {
      say(round == 0 ? "warming up" : "round %d of %d", round, repeat);
      for (String backend : BACKENDS) {
        for (BenchJob job : BenchJob.values()) {
          double seconds = measure(backend, job, options, replay, flags);
          if (round > 0) {
            result.add(backend, job, seconds);
          }
        }
      }
    }
    return result;
  }

  private Path model() throws Exception {
    say("training a model on %,d customers over %d days", MODEL_USERS, MODEL_DAYS);
    Path history = scratch.resolve("history");
    new Simulation("steady", MODEL_USERS, MODEL_DAYS, seed).write(history, day -> {});
    Path bundle = scratch.resolve("bundle");
    new BundleTraining(
            new HistoryFiles(
                List.of(history.resolve("events.jsonl.gz")),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                System.currentTimeMillis(),
                null),
            FeatureSpec.defaults(),
            Goal.PURCHASE,
            TrainerOptions.defaults(seed, MODEL_EPOCHS))
        .write("bench", bundle);
    return bundle;
  }

  private double measure(
      String backend,
      BenchJob job,
      PipelineOptions options,
      ReplayOptions replay,
      PipelineFlags flags)
      throws Exception {
    Path out = scratch.resolve("out");
    try (LocalFlink flink = new LocalFlink(scratch.resolve("flink"))) {
      String type = backend.equals("heap") ? "hashmap" : backend;
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.getExecutionEnvironment(
              flink.configuration(Map.of("state.backend.type", type)));
      environment.setParallelism(parallelism);
      System.gc();
      long began = process.getProcessCpuTime();
      job.run(environment, options, replay, flags, out);
      return (process.getProcessCpuTime() - began) / 1e9;
    } finally {
      FileUtils.deleteDirectory(out.toFile());
    }
  }

  private static void say(String text, Object... values) {
    System.err.printf(java.util.Locale.ROOT, "bench: " + text + "%n", values);
  }
}
