package io.shoal.training.command;

import io.shoal.bundle.ModelBundle;
import io.shoal.event.EventMapping;
import io.shoal.feature.FeatureSpec;
import io.shoal.featurelog.FeatureLog;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.GraphFile;
import io.shoal.training.autoencoder.NetworkDesign;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.history.HistorySource;
import io.shoal.training.history.LoggedRows;
import io.shoal.training.registry.BundleTraining;
import io.shoal.training.registry.WrittenBundle;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shoal train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Learn a model from history, and write its bundle.")
public final class TrainCommand implements Callable<Integer> {
  @Option(names = "--events", paramLabel = "FILE", arity = "1..*", description = "files of events")
  private List<Path> events;

  @Option(
      names = "--rows",
      paramLabel = "URI",
      description = "instead of events: what a job has written with --feature-log")
  private String rows;

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description =
          "with --rows: bundle whose features these are; its name and goal are taken over")
  private Path base;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "directory of the bundle")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "leave out events before this time (ISO-8601)")
  private Instant from = Instant.ofEpochMilli(Long.MIN_VALUE);

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "leave out events from this time on")
  private Instant until = Instant.ofEpochMilli(Long.MAX_VALUE);

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "line of models (default, or that of --base)")
  private String name;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "100",
      description = "epochs at most (${DEFAULT-VALUE})")
  private int epochs;

  @Option(
      names = "--train",
      paramLabel = "KEY=VALUE",
      description =
          "hyper-parameter: hidden (none, 48, or 64x32), bottleneck, head, lambda, hide, patience,"
              + " batch, learning-rate; repeatable")
  private Map<String, String> hyperparameters = Map.of();

  @Option(
      names = "--train-file",
      paramLabel = "FILE",
      description = "file of such lines; --train wins over it")
  private Path hyperparameterFile;

  @Option(
      names = "--graph",
      paramLabel = "FILE",
      description =
          "a network of your own: the configuration of a DL4J ComputationGraph, JSON or YAML, with"
              + " layers named embedding, output and conversion")
  private Path graph;

  @Option(
      names = "--search",
      paramLabel = "N",
      defaultValue = "1",
      description = "trials of a search for better hyper-parameters; the first are those given")
  private int trials;

  @Option(
      names = "--features",
      paramLabel = "FILE",
      description = "feature specification, instead of the default one")
  private Path features;

  @Option(
      names = "--goal",
      paramLabel = "FILE",
      description =
          "goal.yaml: which events convert, within which time; of several goals, one bundle each in"
              + " --out")
  private Path goal;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "mapping file, for CSV or JSON of another shape")
  private Path mapping;

  @Option(names = "--json", description = "print the result as JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if ((events == null) == (rows == null) || (rows == null) != (base == null)) {
      throw new IllegalArgumentException(
          "train needs either --events FILE... or --rows URI and --base DIR");
    }
    TrainerOptions options = options();
    return rows == null ? fromEvents(options) : fromRows(options);
  }

  private int fromEvents(TrainerOptions options) throws IOException {
    HistoryFiles history =
        new HistoryFiles(
            events,
            from.toEpochMilli(),
            until.toEpochMilli(),
            System.currentTimeMillis(),
            mapping == null ? null : EventMapping.parse(Files.readString(mapping)));
    history.requireReadable();
    FeatureSpec spec =
        features == null ? FeatureSpec.defaults() : FeatureSpec.parse(Files.readString(features));
    return train(history, spec, Goal.PURCHASE, name == null ? "default" : name, options);
  }

  private int fromRows(TrainerOptions options) throws IOException {
    if (features != null || mapping != null) {
      throw new IllegalArgumentException(
          "--features and --mapping go with --events: rows have the features of --base");
    }
    ModelBundle known = ModelBundle.load(base);
    LoggedRows history =
        new LoggedRows(
            new FeatureLog(rows),
            from.toEpochMilli(),
            until.toEpochMilli(),
            (used, passedOver) ->
                System.err.printf(
                    "%d rows of users; %d passed over, which have other features than %s%n",
                    used, passedOver, base));
    return train(
        history,
        FeatureSpec.parse(known.featureSpec()),
        Goal.parse(known.goal()),
        name == null ? known.name() : name,
        options);
  }

  private int train(
      HistorySource history, FeatureSpec spec, Goal usual, String line, TrainerOptions options)
      throws IOException {
    NetworkDesign design = graph == null ? NetworkDesign.standard() : GraphFile.read(graph);
    Map<String, Goal> goals =
        goal == null ? Map.of("", usual) : Goal.parseAll(Files.readString(goal));
    for (Map.Entry<String, Goal> converts : goals.entrySet()) {
      boolean named = !converts.getKey().isEmpty();
      Path bundle = named ? out.resolve(converts.getKey()) : out;
      WrittenBundle written =
          new BundleTraining(history, spec, converts.getValue(), design, options, trials)
              .write(named ? line + "-" + converts.getKey() : line, bundle);
      System.out.println(
          json
              ? "{\"modelVersion\":\"" + written.version() + "\",\"bundle\":\"" + bundle + "\"}"
              : "model " + written.version() + " in " + bundle);
      if (!json) {
        written.drift().forEach(System.out::println);
      }
    }
    return 0;
  }

  private TrainerOptions options() throws IOException {
    if (trials < 1) {
      throw new IllegalArgumentException("--search must be at least 1, not " + trials);
    }
    Map<String, String> given = new TreeMap<>();
    if (hyperparameterFile != null) {
      Properties lines = new Properties();
      try (Reader file = Files.newBufferedReader(hyperparameterFile)) {
        lines.load(file);
      }
      lines.stringPropertyNames().forEach(key -> given.put(key, lines.getProperty(key)));
    }
    given.putAll(hyperparameters);
    TrainerOptions options = TrainerOptions.defaults(seed, epochs);
    for (Map.Entry<String, String> one : given.entrySet()) {
      options = options.with(one.getKey(), one.getValue());
    }
    if (graph != null) {
      requireOpen(given.keySet());
    }
    return options;
  }

  private void requireOpen(Set<String> given) {
    if (trials > 1) {
      throw new IllegalArgumentException(
          "--search looks for a network, and --graph brings one: leave out one of them");
    }
    for (String key : given) {
      if (NetworkDesign.GIVEN_BY_GRAPH.contains(key)) {
        throw new IllegalArgumentException(
            "the hyper-parameter " + key + " is what --graph says: change it there");
      }
    }
  }
}
