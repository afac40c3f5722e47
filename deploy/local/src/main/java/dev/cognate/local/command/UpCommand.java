package dev.cognate.local.command;

import dev.cognate.local.progress.ConsoleProgress;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.service.Service;
import dev.cognate.local.stack.LocalStack;
import dev.cognate.local.stack.StackOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cognate up}: the whole stack, until Ctrl-C. */
@Command(
        name = "up",
        description = "Starts PostgreSQL, Redis, Kafka, the services and the gateway, and stops them on Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Servers of your own instead of the embedded ones: set COGNATE_POSTGRES_URL"
                    + " (postgresql://user:password@host:5432), COGNATE_REDIS_URL (redis://host:6379) or"
                    + " COGNATE_KAFKA (host:9092)."
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    private Where where;

    @Option(names = "--port", description = "port of the gateway (default: ${DEFAULT-VALUE})")
    private int port = StackOptions.DEFAULT_PORT;

    @Option(names = "--tls-port", description = "port of the gateway for https (default: ${DEFAULT-VALUE})")
    private int tlsPort = StackOptions.DEFAULT_TLS_PORT;

    @Option(names = "--detach", description = "return when everything is ready and leave it running")
    private boolean detach;

    @Option(names = "--no-fast-start", description = "do not prepare AOT caches after a build")
    private boolean noFastStart;

    @Option(names = "--only", split = ",", paramLabel = "SERVICE", description = "start only these services")
    private List<String> only = List.of();

    @Override
    public Integer call() throws InterruptedException {
        if (detach) {
            return new DetachedStart(where.state(), System.out).run(arguments());
        }
        long begin = System.nanoTime();
        PrintStream out = System.out;
        Logging.toFile(where.state().log("launcher"));
        var ended = new CountDownLatch(1);
        var stack = LocalStack.prepare(options(), ConsoleProgress.of(out));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, out, ended), "stop"));
        out.println("Starting Cognate");
        stack.begin();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        out.println(Summary.of(stack.record())
                + String.format(Locale.ROOT, "%nReady in %.1f s. Ctrl-C stops it.", took.toMillis() / 1000.0));
        out.flush();
        ended.await();
        return 0;
    }

    private static void stop(LocalStack stack, PrintStream out, CountDownLatch ended) {
        out.println("\nStopping");
        stack.close();
        out.println("Stopped");
        ended.countDown();
    }

    private StackOptions options() {
        StackOptions options = StackOptions.of(Where.repository())
                .withFolder(where.state().root())
                .withPorts(port, tlsPort)
                .withFastStart(!noFastStart);
        return only.isEmpty() ? options : options.withServices(services());
    }

    private EnumSet<Service> services() {
        EnumSet<Service> services = EnumSet.noneOf(Service.class);
        for (String name : only) {
            services.add(Service.named(name)
                    .orElseThrow(() -> new StartFailure("There is no service \"" + name + "\"; the services are "
                            + String.join(", ", ServiceNames.all()))));
        }
        return services;
    }

    private List<String> arguments() {
        var arguments = new java.util.ArrayList<>(
                List.of("up", "--folder=" + where.state().root(), "--port=" + port, "--tls-port=" + tlsPort));
        if (noFastStart) {
            arguments.add("--no-fast-start");
        }
        if (!only.isEmpty()) {
            arguments.add("--only=" + String.join(",", only));
        }
        return arguments;
    }
}
