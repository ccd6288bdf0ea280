package io.shoal.demo;

import io.shoal.broker.LocalBroker;
import io.shoal.feature.FeatureSpec;
import io.shoal.job.LocalFlink;
import io.shoal.job.run.RunCommand;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.registry.BundleTraining;
import io.shoal.training.simulate.Simulation;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;

/**
 * The steps of the demo, in their order: broker, history, model, job, replay. Everything is real
 * and local; closing it ends all of it.
 */
final class Demo implements AutoCloseable {
  static final String EVENTS = "shop.events";

  private static final int PARTITIONS = 2;
  private static final int DAYS = 35;
  private static final int EPOCHS = 60;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Instant LIVE = START.plus(Duration.ofDays(20));
  private static final Instant END = START.plus(Duration.ofDays(25));
  private static final int WEB_PORT = 8081;

  /** A day, not a week: the live part is over in five. */
  private static final Goal GOAL = new Goal(Goal.PURCHASE.events(), Duration.ofDays(1));

  private final Path scratch;
  private final int users;
  private final long seed;
  private final int daySeconds;

  private LocalBroker broker;
  private LocalFlink flink;
  private JobClient job;

  Demo(Path scratch, int users, long seed, int daySeconds) {
    this.scratch = scratch;
    this.users = users;
    this.seed = seed;
    this.daySeconds = daySeconds;
  }

  /** Everything up to the running job. */
  void start() throws Exception {
    say("Shoal: segments that move with the customers, and alerts when they move.\n");
    CompletableFuture<LocalBroker> starting =
        CompletableFuture.supplyAsync(() -> startBroker(scratch.resolve("kafka")));
    long lines = new Simulation("source-silent", users, DAYS, seed).write(scratch, day -> {});
    say("1/4  simulated %d days of a shop with %,d customers: %,d records", DAYS, users, lines);
    HistoryFiles history =
        new HistoryFiles(
            List.of(scratch.resolve("events.jsonl.gz")),
            Long.MIN_VALUE,
            LIVE.toEpochMilli(),
            System.currentTimeMillis(),
            null);
    String version =
        new BundleTraining(
                history, FeatureSpec.defaults(), GOAL, TrainerOptions.defaults(seed, EPOCHS))
            .write("demo", scratch.resolve("bundle"))
            .version();
    say(
        "2/4  learnt model %s from the first %s days",
        version, Duration.between(START, LIVE).toDays());
    broker = starting.join();
    say("3/4  Kafka answers at %s", broker.address());
    flink = new LocalFlink(scratch.resolve("flink"));
    int port = webPort();
    submit(port);
    say("4/4  the job runs; Flink's web page is http://localhost:%d\n", port);
  }

  private static LocalBroker startBroker(Path directory) {
    try {
      return LocalBroker.start(directory);
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void submit(int port) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(
            flink.configuration(Map.of("rest.port", Integer.toString(port))));
    environment.setParallelism(PARTITIONS);
    RunCommand run = new RunCommand(() -> environment, built -> job = built.executeAsync());
    Exception[] fault = {null};
    new CommandLine(run)
        .setExecutionExceptionHandler(
            (thrown, line, result) -> {
              fault[0] = thrown;
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(
            "--bundle",
            scratch.resolve("bundle").toString(),
            "--brokers",
            broker.address(),
            "--topic",
            EVENTS,
            "--create-topics",
            Integer.toString(PARTITIONS),
            "--emit-from",
            LIVE.toString());
    if (fault[0] != null) {
      throw fault[0];
    }
  }

  /**
   * Replays history at once, then the live days, and shows what the job tells.
   *
   * @return whether everything was told in time
   */
  boolean replay() throws Exception {
    say(
        "Replaying history to fill profiles, then %d days live, a day in %d s.",
        Duration.between(LIVE, END).toDays(), daySeconds);
    say(
        "Planted: from %s on, the source app-ios sends nothing.\n",
        START.plus(Duration.ofDays(21)));
    try (Console console = new Console(broker.address())) {
      console.start();
      Replay replay = new Replay(broker.address(), LIVE, END, daySeconds);
      replay.run(scratch.resolve("events.jsonl.gz"));
      boolean through = console.awaitDay(END, Duration.ofMinutes(2));
      console.summary(replay.sent());
      if (!through) {
        System.err.println("shoal: the job did not tell the last day within two minutes");
      }
      return through;
    }
  }

  /** The usual port, where it is free. */
  private static int webPort() throws IOException {
    try (ServerSocket usual = new ServerSocket(WEB_PORT)) {
      return usual.getLocalPort();
    } catch (IOException taken) {
      try (ServerSocket any = new ServerSocket(0)) {
        return any.getLocalPort();
      }
    }
  }

  static void say(String text, Object... values) {
    System.out.printf(Locale.ROOT, text + "%n", values);
  }

  @Override
  public void close() throws IOException {
    if (job != null) {
      job.cancel().join();
    }
    if (broker != null) {
      broker.close();
    }
    if (flink != null) {
      flink.close();
    }
  }
}
