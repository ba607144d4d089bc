/**
 * Every limit that Slack sets on what an app sends, in one place.
 *
 * Figures are Slack's (docs.slack.dev, reference/block-kit and reference/methods) unless a line says otherwise. Where
 * Slack's own pages disagree, the smaller one stands: an app that passes here passes there.
 */
export const LIMITS = {
  // Messages.
  messageBlocks: 50,
  // Undocumented: refusals were seen near 13,200; maintainers name 12,000 (slackapi/bolt-js#2509).
  messageBlockText: 12_000,
  postText: 40_000,
  updateText: 4_000,
  markdownText: 12_000,

  // Views.
  viewBlocks: 100,
  viewStack: 3,
  viewTitle: 24,
  privateMetadata: 3_000,
  // views.open: view_too_large over 250 kB.
  viewBytes: 250_000,

  // Text and composition objects.
  text: 3_000,
  id: 255,
  url: 3_000,
  altText: 2_000,
  optionText: 75,
  // The option-object page says 150, @slack/types says 75.
  optionValue: 75,
  optionDescription: 75,
  optionGroupLabel: 75,
  optionGroups: 100,
  selectOptions: 100,
  overflowOptions: 5,
  radioOptions: 10,
  checkboxOptions: 10,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,

  // Blocks.
  headerText: 150,
  sectionFields: 10,
  sectionField: 2_000,
  contextElements: 10,
  // No cap is documented for one element; ours keeps to that of a section field.
  contextText: 2_000,
  actionsElements: 25,
  inputLabel: 2_000,
  imageTitle: 2_000,
  alertText: 200,
  tableRows: 100,
  tableCells: 20,
  tableText: 10_000,
  listIndent: 8,

  // Elements.
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  placeholder: 150,
  inputValue: 3_000,

  // Files. file_input: "10MB file size limit"; alternative text: alt_txt_too_large; shared in: channels_limit_exceeded.
  fileInputBytes: 10_000_000,
  fileInputFiles: 10,
  fileAltText: 1_000,
  fileChannels: 100,
  // Slack takes a gigabyte; what is put in here is held in memory.
  fileBytes: 20_000_000,

  // Interactions, in milliseconds.
  ackMs: 3_000,
  triggerMs: 3_000,
  responseUrlMs: 30 * 60_000,
  responseUrlUses: 5,

  // Socket Mode.
  connections: 10,
} as const;
