package dev.cognate.local.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code cognate version}. */
@Command(name = "version", description = "Shows the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer>, IVersionProvider {
    @Override
    public Integer call() {
        System.out.println(String.join("\n", getVersion()));
        return 0;
    }

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
                .orElse("development");
        return new String[] {"Cognate " + version, "Java " + Runtime.version()};
    }
}
