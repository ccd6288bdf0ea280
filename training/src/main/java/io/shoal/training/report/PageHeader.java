package io.shoal.training.report;

import java.util.List;

/** What the run was, in a sentence and a row of figures. */
final class PageHeader {

  void write(Run run, Markup page) {
    page.open("header");
    page.leaf("p", "Shoal back-test", "class", "kicker");
    page.leaf("h1", Figures.date(run.span().from()) + " – " + Figures.date(run.span().to() - 1));
    page.leaf("p", lead(run), "class", "lead");
    page.open("dl", "class", "facts");
    RunFacts facts = run.facts();
    fact(page, "Events", Figures.count(facts.events()), Figures.count(facts.scored()) + " scored");
    fact(
        page,
        "Not used",
        Figures.count(facts.late() + facts.dead() + facts.duplicate()),
        Figures.count(facts.duplicate())
            + " duplicate, "
            + Figures.count(facts.dead())
            + " dead, "
            + Figures.count(facts.late())
            + " late");
    fact(page, "Users", Figures.count(facts.users()), "scored at least once");
    fact(page, "Windows", Figures.count(facts.windows()), "in " + days(run));
    fact(page, "Alerts", alerts(run), open(run.episodes()));
    fact(
        page,
        "Model",
        models(run),
        run.modelVersions().size() > 1 ? "one after the other" : "scored all windows");
    page.close().close();
  }

  private static void fact(Markup page, String term, String value, String detail) {
    page.open("div");
    page.leaf("dt", term);
    page.leaf("dd", value);
    page.leaf("dd", detail, "class", "detail");
    page.close();
  }

  private static String days(Run run) {
    return Figures.count(run.span().days(), "day", "days");
  }

  private static String alerts(Run run) {
    return run.alerts().map(episodes -> Figures.count(episodes.size())).orElse(Figures.NONE);
  }

  private static String open(List<AlertEpisode> episodes) {
    long open = episodes.stream().filter(AlertEpisode::isOpen).count();
    return open == 0 ? "none open at the end" : open + " open at the end";
  }

  private static String models(Run run) {
    return run.modelVersions().isEmpty() ? Figures.NONE : String.join(", ", run.modelVersions());
  }

  private static String lead(Run run) {
    String standing = run.flows().map(Flows::last).map(PageHeader::standing).orElse("");
    return standing + run.turns().map(PageHeader::turns).orElse("");
  }

  private static String standing(Flows.Column last) {
    return Figures.count(last.total(), "user is", "users are")
        + " in "
        + Figures.count(last.sizes().size(), "segment", "segments")
        + " at the end. ";
  }

  private static String turns(List<Turn> turns) {
    StringBuilder words = new StringBuilder();
    for (Turn.Kind kind : Turn.Kind.values()) {
      long count = turns.stream().filter(turn -> turn.kind() == kind).count();
      if (count > 0) {
        words.append(words.isEmpty() ? "On the way: " : ", ").append(Figures.count(count));
        words.append(' ').append(kind.words());
      }
    }
    return words.isEmpty() ? "None was born, split, merged or died." : words + ".";
  }
}
