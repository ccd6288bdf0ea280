package io.shoal.training.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoal.bundle.BundleWriter;
import io.shoal.bundle.ModelBundle;
import io.shoal.drift.DriftOptions;
import io.shoal.drift.DriftOutlook;
import io.shoal.embedding.Calibration;
import io.shoal.embedding.NetworkRuntime;
import io.shoal.embedding.Normalizer;
import io.shoal.embedding.ServedNetwork;
import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureSpec;
import io.shoal.scoring.Goal;
import io.shoal.scoring.ModelReference;
import io.shoal.segment.SegmentCatalog;
import io.shoal.training.autoencoder.Epoch;
import io.shoal.training.autoencoder.HyperparameterSearch;
import io.shoal.training.autoencoder.HyperparameterSearch.Trial;
import io.shoal.training.autoencoder.NetworkDesign;
import io.shoal.training.autoencoder.TrainedNetwork;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.autoencoder.UserAutoencoder;
import io.shoal.training.history.History;
import io.shoal.training.history.HistorySource;
import io.shoal.training.history.RowSample;
import io.shoal.training.history.TrainingRow;
import io.shoal.window.FeatureBins;
import io.shoal.window.WindowOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import me.tongfei.progressbar.ProgressBar;

/**
 * From history to a bundle: rows, scales, autoencoder, first segments, reference.
 *
 * <p>History is read twice: once for the rows, and once with the trained model, for what its ticks
 * look like while all is well.
 */
public final class BundleTraining {
  /** For segments: where the rarest of them are of few users, each user tells. */
  private static final int ROWS = 200_000;

  /** For the network, which needs fewer, and goes through them a hundred times. */
  private static final int LEARNT_ROWS = 60_000;

  private final HistorySource history;
  private final FeaturePlan plan;
  private final Goal goal;
  private final NetworkDesign design;
  private final TrainerOptions options;
  private final int trials;
  private final WindowOptions windows = WindowOptions.defaults();

  /** Trains once, with the options as they are. */
  public BundleTraining(
      HistorySource history, FeatureSpec spec, Goal goal, TrainerOptions options) {
    this(history, spec, goal, NetworkDesign.standard(), options, 1);
  }

  /**
   * @param design of the network
   * @param trials of a search for better hyper-parameters, the first being the options given
   */
  public BundleTraining(
      HistorySource history,
      FeatureSpec spec,
      Goal goal,
      NetworkDesign design,
      TrainerOptions options,
      int trials) {
    this.history = history;
    this.design = design;
    this.plan = new FeaturePlan(spec);
    this.goal = goal;
    this.options = options;
    this.trials = trials;
  }

  /** Trains, and writes the bundle. */
  public WrittenBundle write(String name, Path out) throws IOException {
    RowSample sample = new RowSample(ROWS, goal.horizon());
    ReferenceSample healthy = new ReferenceSample();
    long events;
    try (ProgressBar bar = new ProgressBar("features", -1)) {
      events = replay().run(sample.and(healthy), bar::stepTo);
    }
    List<TrainingRow> rows = sample.rows(LEARNT_ROWS);
    List<TrainingRow> active = active(rows);
    List<float[]> values = active.stream().map(TrainingRow::values).toList();
    List<boolean[]> present = active.stream().map(TrainingRow::present).toList();
    Normalizer normalizer = Normalizer.learn(values, present, plan.outputs());
    FeatureBins bins = FeatureBins.learn(values, present, plan.outputs());
    UserAutoencoder autoencoder = new UserAutoencoder(design, normalizer, rows, goal.horizon());
    List<Trial> tried;
    try (ProgressBar bar = new ProgressBar("autoencoder", options.epochs())) {
      tried = new HyperparameterSearch(autoencoder, options).run(trials, bar::stepTo);
    }
    Trial best = HyperparameterSearch.best(tried);
    TrainedNetwork trained = best.trained();
    Calibration calibration = autoencoder.calibration(trained);
    List<TrainingRow> votes = active(sample.rows());
    SegmentCatalog catalog = new FirstSegments(normalizer, trained.network()).of(votes);
    ModelCard card =
        card(name, sample, events, rows.size())
            .line("Segments found: %d, in %d rows.", catalog.segments().size(), votes.size())
            .line(split(autoencoder.splitByTime()))
            .line(served(trained.network()))
            .options(chosen(best))
            .reliability(calibration.reliability())
            .trials(tried, best);
    ModelBundle draft =
        new ModelBundle(
            name,
            "draft",
            provenance(sample, events, rows.size(), best),
            plan.spec().yaml(),
            goal.toYaml(),
            normalizer,
            trained.network(),
            catalog.toBytes(),
            new byte[0],
            calibration,
            trained.zip(),
            trained.golden(),
            card.toString());
    ModelReference reference;
    try (ProgressBar bar = new ProgressBar("reference", -1)) {
      reference =
          new ReferenceTraining(plan, windows, healthy)
              .learn(draft, bins, sample, autoencoder.optimism(trained), replay(), bar::stepTo);
    }
    List<String> outlook = new DriftOutlook(reference.drift(), DriftOptions.defaults()).lines();
    card.drift(outlook);
    return new WrittenBundle(
        BundleWriter.write(withReference(draft, reference.toJson(), card.toString()), out),
        outlook);
  }

  private static List<TrainingRow> active(List<TrainingRow> rows) {
    return rows.stream().filter(row -> !row.idle()).toList();
  }

  /** The hyper-parameters that counted. */
  private Map<String, String> chosen(Trial best) {
    Map<String, String> options = new LinkedHashMap<>(best.options().toMap());
    options.keySet().removeAll(design.decided());
    return options;
  }

  private static String served(ServedNetwork network) {
    return network.runtime() == NetworkRuntime.COMPILED
        ? "The network is compiled: plain Java serves it."
        : "The network does not compile: DL4J serves it, and must be in lib/ of the cluster.";
  }

  private static String split(boolean byTime) {
    return byTime
        ? "Teaching, and stopping and calibrating, are apart in time, with a gap of one horizon."
        : "History is too short to set teaching, stopping and calibrating apart in time, with a gap"
            + " of one horizon: for the conversion head they are apart in users.";
  }

  private History replay() {
    return history.history(plan, goal, windows);
  }

  private static ModelBundle withReference(ModelBundle b, byte[] reference, String card) {
    return new ModelBundle(
        b.name(),
        b.version(),
        b.provenance(),
        b.featureSpec(),
        b.goal(),
        b.normalizer(),
        b.network(),
        b.segments(),
        reference,
        b.calibration(),
        b.networkZip(),
        b.golden(),
        card);
  }

  private String provenance(RowSample sample, long events, int rows, Trial best)
      throws IOException {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("from", Instant.ofEpochMilli(sample.first()).toString());
    root.put("until", Instant.ofEpochMilli(sample.last()).toString());
    root.put("events", events);
    root.put("rows", rows);
    root.put("seed", options.seed());
    root.put("epochs", best.trained().curve().size());
    ObjectNode chosen = root.putObject("options");
    chosen(best).forEach(chosen::put);
    ArrayNode curve = root.putArray("curve");
    for (Epoch epoch : best.trained().curve()) {
      ObjectNode node = curve.addObject();
      node.put("training", epoch.training());
      node.put("reconstruction", epoch.reconstruction());
      node.put("logLoss", epoch.logLoss());
    }
    return root.toString();
  }

  private ModelCard card(String name, RowSample sample, long events, int rows) {
    return new ModelCard(name)
        .line(
            "Learnt from %d events from %s to %s: %d rows, %d feature outputs.",
            events,
            Instant.ofEpochMilli(sample.first()),
            Instant.ofEpochMilli(sample.last()),
            rows,
            plan.outputs())
        .line(
            "Goal: %s within %s.", String.join(", ", new TreeSet<>(goal.events())), goal.horizon())
        .section("Training");
  }
}
