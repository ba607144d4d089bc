import bolt from '@slack/bolt';

/** A Bolt app that acknowledges and responds, and does nothing else: `serve-bare.ts <api url>`. */
const [, , slackApiUrl = ''] = process.argv;
const app = new bolt.App({
  token: 'xoxb-bench',
  appToken: 'xapp-bench',
  socketMode: true,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl },
});
app.command('/story', async ({ ack, respond }) => {
  await ack();
  await respond({ response_type: 'ephemeral', text: 'No match.' });
});
await app.start();
process.send?.('ready');
