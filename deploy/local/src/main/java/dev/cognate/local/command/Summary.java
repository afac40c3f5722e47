package dev.cognate.local.command;

import dev.cognate.local.stack.StackRecord;

/** What a person needs once the stack is ready. */
final class Summary {
    private Summary() {}

    static String of(StackRecord stack) {
        String demo = stack.poolId() == null ? "none yet" : stack.poolId() + "   client " + stack.clientId();
        return """

                  Endpoint    %s   (every AWS SDK and the CLI)
                  With TLS    %s   (trust %s,
                              for Node: export NODE_EXTRA_CA_CERTS=%s)
                  Storage     S3 and DynamoDB at the same endpoint, as policies allow (started when first asked for)
                  Inbox       %s/inbox
                  Demo pool   %s
                  Demo app    %s/demo   (signs people in through the pool's pages)

                  eval "$(./cognate env)" sets in your shell:
                %s
                  Try it: ./cognate demo
                """.formatted(
                        stack.http(),
                        stack.https(),
                        stack.authority(),
                        stack.authority(),
                        stack.http(),
                        demo,
                        stack.http(),
                        EnvCommand.lines(stack).indent(4).stripTrailing() + "\n");
    }
}
