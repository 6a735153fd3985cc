package org.campana.standalone.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.campana.standalone.ExitCode;
import org.campana.standalone.Talk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`: the whole of Campana with a simulated phone network, in the fictional town of Valle Verde.
@Command(
        name = "demo",
        description = {
            "Starts all of Campana with simulated phones. Nothing here sends real messages.",
            "Data stays in .demo between runs; Ctrl-C stops it.",
        })
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--run", description = "Plays one alert from report to last phone, then ends.")
    private boolean run;

    @Option(names = "--json", description = "With --run: prints one JSON object on standard output.")
    private boolean json;

    @Option(names = "--reset", description = "Deletes what earlier demos kept and starts over.")
    private boolean reset;

    @Option(names = "--no-open", description = "Does not open a browser.")
    private boolean noOpen;

    @Option(names = "--port", defaultValue = "8080", description = "The port of the pages; 8080 unless told.")
    private int port = 8080;

    @Option(names = "--data", defaultValue = ".demo", description = "Where data is kept; .demo unless told.")
    private Path data = Path.of(".demo");

    @Option(names = "--url", description = "With --run: plays against a demo that runs already, at this address.")
    private @Nullable URI url;

    @Override
    public Integer call() {
        Talk talk = new Talk(System.err);
        if (url != null) {
            return play(url, talk);
        }
        try (Demo demo = Demo.start(data, port, reset, talk)) {
            if (run) {
                return play(demo.address(), talk);
            }
            demo.welcome(talk, !noOpen);
            demo.await();
        }
        return ExitCode.DONE.code();
    }

    private int play(URI address, Talk talk) {
        DemoFigures figures = new DemoRun(address, talk).play();
        if (json) {
            System.out.println(figures.json());
        } else {
            figures.lines().forEach(System.out::println);
        }
        return (figures.promiseHeld() ? ExitCode.DONE : ExitCode.PROMISE_BROKEN).code();
    }
}
