/** `fwpm help environment`. */
export const ENVIRONMENT_HELP = `
Variables:
  NO_COLOR      no colours, if it is not empty
  FORCE_COLOR   colours also where there is no terminal; 0 or false: none
  FWPM_PAGER    the pager for text that is longer than the terminal, before
                PAGER; empty or cat: none
  PAGER         the same for all programs; without either it is less
  LESS          options of less; without it FRX: leave when all fits, show
                colours, and let the text stay
  NATS_URL, NATS_CREDS, NATS_USER, NATS_PASSWORD, NATS_TOKEN
                worker: the servers, a file of credentials, who connects
  NATS_CA, NATS_CERT, NATS_KEY
                worker: files in PEM: who is trusted, and who connects
  FWPM_DEBUG    any value: where in the program an error comes from

Text for people (text, explain, summary, layout, help) goes through the pager
where standard output is a terminal; what is for programs never does. Messages
go there with it. --no-pager prints it at once.`;
