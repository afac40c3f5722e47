package dev.cognate.wire.coverage;

import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.iam.Iam;
import dev.cognate.contract.identity.CognitoIdentity;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.sts.Sts;
import dev.cognate.contract.sync.CognitoSync;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Prints, for each API of the contract, how many of its operations are built. */
public final class Coverage {
    private static final List<ServiceSpec> APIS =
            List.of(CognitoIdp.SERVICE, CognitoIdentity.SERVICE, CognitoSync.SERVICE, Sts.SERVICE, Iam.SERVICE);
    private static final String MISSING = "--missing";

    private Coverage() {}

    /** Takes class directories and jars, and {@code --missing} to have the other operations listed as well. */
    public static void main(String[] arguments) throws IOException {
        List<Path> places = Arrays.stream(arguments)
                .filter(argument -> !MISSING.equals(argument))
                .map(Path::of)
                .toList();
        List<Path> absent = places.stream().filter(Files::notExists).toList();
        if (places.isEmpty() || !absent.isEmpty()) {
            System.err.println("Usage: coverage [--missing] <class directory or jar>...; not found: " + absent);
            System.exit(2);
        }
        print(BuiltOperations.in(places), List.of(arguments).contains(MISSING), System.out);
    }

    static void print(BuiltOperations built, boolean isNamingMissing, PrintStream out) {
        int total = 0;
        int done = 0;
        for (ServiceSpec api : APIS) {
            List<String> missing = built.missing(api);
            int operations = api.operations().size();
            row(out, api.signingName(), operations - missing.size(), operations);
            if (isNamingMissing) {
                missing.forEach(name -> out.println("    " + name));
            }
            total += operations;
            done += operations - missing.size();
        }
        row(out, "total", done, total);
    }

    private static void row(PrintStream out, String name, int built, int total) {
        out.printf("%-18s %4d / %4d%n", name, built, total);
    }
}
