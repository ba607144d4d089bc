import type { Stance, WordsKind } from '../../src/domain/claim.ts';

/** What the engine should find in a text. */
export interface Expected {
  readonly content: string;
  /** `undefined`: not asked; `null`: nobody is named. */
  readonly speaker?: string | null;
  readonly stance?: Stance;
  readonly mode?: WordsKind;
  readonly title?: string | null;
  readonly venue?: string | null;
  readonly said?: string | null;
  /** Full names of whom the content names. */
  readonly about?: readonly string[];
}

/** A short text of a form that newsrooms meet, and everything it attributes. */
export interface Text {
  readonly form: string;
  readonly text: string;
  readonly expected: readonly Expected[];
}

/** Written for these tests; nobody in them exists. */
export const TEXTS: readonly Text[] = [
  {
    form: 'a quotation before its speaker',
    text: '“The bridge will reopen by spring,” Marta Quill, the county engineer, said Tuesday.',
    expected: [{ content: 'The bridge will reopen by spring,', speaker: 'Marta Quill', mode: 'quote' }],
  },
  {
    form: 'straight marks',
    text: '"We are not selling the stadium," Mayor Dennis Holloway said at a news conference on Monday.',
    expected: [{ content: 'We are not selling the stadium,', speaker: 'Dennis Holloway', mode: 'quote' }],
  },
  {
    form: 'a quotation in two parts',
    text: '“We looked at every option,” said Priya Raman, the school superintendent, “and closing the library was the worst of them.”',
    expected: [
      {
        content: 'We looked at every option, and closing the library was the worst of them.',
        speaker: 'Priya Raman',
        mode: 'quote',
      },
    ],
  },
  {
    form: 'a quotation that follows its attribution in the next sentence',
    text: '“This is a good day for the harbor,” said Owen Tate, who runs the port. “It took eleven years to get here.”',
    expected: [
      {
        content: 'This is a good day for the harbor, It took eleven years to get here.',
        speaker: 'Owen Tate',
        mode: 'quote',
      },
    ],
  },
  {
    form: 'an indirect statement',
    text: 'Steven Marsh, a spokesman for the transit authority, said the new trains would arrive in June.',
    expected: [{ content: 'the new trains would arrive in June', speaker: 'Steven Marsh', mode: 'paraphrase' }],
  },
  {
    form: 'a statement in part quoted',
    text: 'Governor Elena Brandt said the budget was “a betrayal of every family in the valley.”',
    expected: [
      {
        content: 'the budget was “a betrayal of every family in the valley.”',
        speaker: 'Elena Brandt',
        mode: 'partial_quote',
      },
    ],
  },
  {
    form: 'he, in the next sentence',
    text: 'Thomas Adler won the primary by nine points on Tuesday night.\n\n“I never doubted it,” he said.',
    expected: [{ content: 'I never doubted it,', speaker: 'Thomas Adler', mode: 'quote' }],
  },
  {
    form: 'she, with a man named in between',
    text: 'Senator Karen Oduya met Robert Finch at the Capitol on Thursday.\n\n“We agreed on almost nothing,” she said.',
    expected: [{ content: 'We agreed on almost nothing,', speaker: 'Karen Oduya', mode: 'quote' }],
  },
  {
    form: 'a surname alone',
    text: 'Steven Marsh has spoken for the campaign since March. Marsh said the documents were stolen.',
    expected: [{ content: 'the documents were stolen', speaker: 'Steven Marsh' }],
  },
  {
    form: 'the spokesman',
    text: 'Reporters were met by Paul Greer, a spokesman for the mining company. The spokesman said nobody was hurt in the collapse.',
    expected: [{ content: 'nobody was hurt in the collapse', speaker: 'Paul Greer' }],
  },
  {
    form: 'the campaign',
    text: 'The Holloway campaign said on Friday that it had raised two million dollars. The campaign said most of the donors were teachers.',
    expected: [
      { content: 'it had raised two million dollars', speaker: 'Holloway campaign' },
      { content: 'most of the donors were teachers', speaker: 'Holloway campaign' },
    ],
  },
  {
    form: 'two of one surname',
    text: 'Ruth Keller and her brother, Daniel Keller, inherited the paper. “I wanted to keep it,” Ms. Keller said. “He wanted to sell,” she added.',
    expected: [
      { content: 'I wanted to keep it,', speaker: 'Ruth Keller' },
      { content: 'He wanted to sell,', speaker: 'Ruth Keller' },
    ],
  },
  {
    form: 'according to',
    text: 'The fire began in the kitchen, according to Chief Walter Nunez of the Ridgeway fire department.',
    expected: [{ content: 'The fire began in the kitchen', speaker: 'Walter Nunez', mode: 'paraphrase' }],
  },
  {
    form: 'according to, first',
    text: 'According to the Ridgeway Police Department, the driver fled on foot after the crash.',
    expected: [{ content: 'the driver fled on foot after the crash' }],
  },
  {
    form: 'British single marks',
    text: '‘The council has let these families down,’ said Fiona Leigh, who leads the opposition. ‘It won’t be forgiven.’',
    expected: [
      {
        content: 'The council has let these families down, It won’t be forgiven.',
        speaker: 'Fiona Leigh',
        mode: 'quote',
      },
    ],
  },
  {
    form: 'British marks after the verb',
    text: "Graham Pell, the club's chairman, said: 'We'd never sell the ground to a developer.'",
    expected: [{ content: "We'd never sell the ground to a developer.", speaker: 'Graham Pell', mode: 'quote' }],
  },
  {
    form: 'guillemets',
    text: '«Nobody asked the fishermen», said Marco Ferrante, who owns two boats in the harbor.',
    expected: [{ content: 'Nobody asked the fishermen', speaker: 'Marco Ferrante', mode: 'quote' }],
  },
  {
    form: 'a quotation of several paragraphs',
    text: '“We have lost the trust of this town,” Judge Helen Marlow said from the bench. “We lost it slowly.\n\n“We will have to earn it back in the same way, one case at a time, and I intend to begin today.”',
    expected: [
      {
        content:
          'We have lost the trust of this town, We lost it slowly. We will have to earn it back in the same way, one case at a time, and I intend to begin today.',
        speaker: 'Helen Marlow',
        mode: 'quote',
      },
    ],
  },
  {
    form: 'a block quotation after a colon',
    text: 'In a statement released on Sunday, Bishop Aaron Cole wrote:\n\n“I am deeply sorry for what was done in our name. Those who did it no longer serve here.”',
    expected: [
      {
        content: 'I am deeply sorry for what was done in our name. Those who did it no longer serve here.',
        speaker: 'Aaron Cole',
        mode: 'quote',
      },
    ],
  },
  {
    form: 'a signed quotation',
    text: '“I taught here for thirty years and never saw a roof leak like this.”\n— Dolores Vega',
    expected: [
      { content: 'I taught here for thirty years and never saw a roof leak like this.', speaker: 'Dolores Vega' },
    ],
  },
  {
    form: 'a signed quotation in one line',
    text: '“Water is not a luxury.” — Samuel Okoro, farmer',
    expected: [{ content: 'Water is not a luxury.', speaker: 'Samuel Okoro', mode: 'quote' }],
  },
  {
    form: 'a transcript of names',
    text: 'BAXTER: Will you release the report before the vote?\n\nLINDEN: I will release it on Friday, all of it, and I will take questions.\n\nBAXTER: All of it?\n\nLINDEN: Every page that the lawyers let me print.',
    expected: [
      { content: 'Will you release the report before the vote?', speaker: 'BAXTER' },
      { content: 'I will release it on Friday, all of it, and I will take questions.', speaker: 'LINDEN' },
      { content: 'All of it?', speaker: 'BAXTER' },
      { content: 'Every page that the lawyers let me print.', speaker: 'LINDEN' },
    ],
  },
  {
    form: 'questions and answers',
    text: 'Q: When did you learn of the breach?\n\nA: I learned of it on the fourth of May, from a journalist.\n\nQ: Not from your staff?\n\nA: No, and that is why two of them are gone.',
    expected: [
      { content: 'I learned of it on the fourth of May, from a journalist.' },
      { content: 'No, and that is why two of them are gone.' },
    ],
  },
  {
    form: 'a dateline',
    text: 'WASHINGTON (AP) — The central bank will leave rates alone this summer, its chairwoman, Janet Osei, said on Wednesday.',
    expected: [{ content: 'The central bank will leave rates alone this summer', speaker: 'Janet Osei' }],
  },
  {
    form: 'a denial by its verb',
    text: 'Victor Lang denied that he had met the lobbyist in Geneva.',
    expected: [{ content: 'he had met the lobbyist in Geneva', speaker: 'Victor Lang', stance: 'denial' }],
  },
  {
    form: 'a denial by its words',
    text: '“This story is completely false,” Victor Lang told the Morning Ledger.',
    expected: [{ content: 'This story is completely false,', speaker: 'Victor Lang', stance: 'denial' }],
  },
  {
    form: 'no denial',
    text: 'Victor Lang did not deny that he had met the lobbyist, but said the meeting was short.',
    expected: [{ content: 'the meeting was short', speaker: 'Victor Lang', stance: 'statement' }],
  },
  {
    form: 'declined to comment',
    text: 'The company sold the plant in May. Laura Benton, its chief executive, declined to comment on the sale.',
    expected: [{ content: 'on the sale', speaker: 'Laura Benton', stance: 'declined_comment' }],
  },
  {
    form: 'did not respond',
    text: 'The Northfield Police Department did not immediately respond to a request for comment on Friday.',
    expected: [{ content: 'to a request for comment on Friday', stance: 'no_response' }],
  },
  {
    form: 'could not be reached',
    text: 'The loan was never repaid. Peter Salas could not be reached for comment.',
    expected: [{ content: 'for comment', speaker: 'Peter Salas', stance: 'no_response' }],
  },
  {
    form: 'unnamed officials',
    text: 'Two officials briefed on the matter said the drone had come from the north.',
    expected: [{ content: 'the drone had come from the north', speaker: 'Two officials briefed on the matter' }],
  },
  {
    form: 'an unnamed adviser',
    text: 'A senior adviser to the minister, who spoke on condition of anonymity, said the talks had failed.',
    expected: [{ content: 'the talks had failed' }],
  },
  {
    form: 'a tweet',
    text: '“Thank you, Ohio! See you all on Saturday,” Governor Elena Brandt tweeted late Thursday.',
    expected: [{ content: 'Thank you, Ohio! See you all on Saturday,', speaker: 'Elena Brandt', mode: 'quote' }],
  },
  {
    form: 'a press release',
    text: 'FOR IMMEDIATE RELEASE\n\nThe Harbor Trust today named Nina Castillo its director. “I am honored to lead the people who saved this coast,” said Castillo.',
    expected: [
      { content: 'I am honored to lead the people who saved this coast,', speaker: 'Nina Castillo', mode: 'quote' },
    ],
  },
  {
    form: 'soft hyphens',
    text: '“The in\u00adves\u00adti\u00adga\u00adtion is over,” Sheriff Carla Moss said on Monday.',
    expected: [{ content: 'The in\u00adves\u00adti\u00adga\u00adtion is over,', speaker: 'Carla Moss', mode: 'quote' }],
  },
  {
    form: 'a column pasted from a PDF',
    text: 'The harbor master, Lewis Grant, said on\nThursday that the dredging of the inner\nchannel would begin within a month. He\nsaid that no boat would have to leave its\nberth for longer than a week, and that\nthe city would pay for the work with the\nmoney it had set aside.',
    expected: [
      { content: 'the dredging of the inner channel would begin within a month', speaker: 'Lewis Grant' },
      {
        content:
          'no boat would have to leave its berth for longer than a week, and that the city would pay for the work with the money it had set aside',
        speaker: 'Lewis Grant',
      },
    ],
  },
  {
    form: 'a word broken at a line’s end',
    text: 'The harbor master, Lewis Grant, said the in-\nvestigation into the fire had ended.',
    expected: [{ content: 'the in-\nvestigation into the fire had ended', speaker: 'Lewis Grant' }],
  },
  {
    form: 'told somebody',
    text: 'Marta Quill told Reuters that the steel had been tested twice.',
    expected: [{ content: 'the steel had been tested twice', speaker: 'Marta Quill' }],
  },
  {
    form: 'a question',
    text: '“Who signed this?” Judge Helen Marlow asked the lawyers.',
    expected: [{ content: 'Who signed this?', speaker: 'Helen Marlow', mode: 'quote' }],
  },
  {
    form: 'a quotation within a quotation',
    text: '“He looked at me and said, ‘You are finished here,’ and then he left,” Nina Castillo said.',
    expected: [
      {
        content: 'He looked at me and said, ‘You are finished here,’ and then he left,',
        speaker: 'Nina Castillo',
        mode: 'quote',
      },
    ],
  },
  {
    form: 'a report that speaks',
    text: 'A report by the state auditor found that the agency had lost track of nine hundred vehicles.',
    expected: [{ content: 'the agency had lost track of nine hundred vehicles' }],
  },
  {
    form: 'a belief',
    text: 'Priya Raman believes that the schools need smaller classes.',
    expected: [{ content: 'the schools need smaller classes', speaker: 'Priya Raman' }],
  },
  {
    form: 'a speaker between two statements',
    text: 'Owen Tate said the port was full. Karen Oduya said it was not.',
    expected: [
      { content: 'the port was full', speaker: 'Owen Tate' },
      { content: 'it was not', speaker: 'Karen Oduya' },
    ],
  },
  {
    form: 'a caption in the text',
    text: 'Volunteers fill sandbags near the levee on Sunday. (Photo by Ann Rhee)\n\n“The river is still rising,” said Carl Ibsen, who directs the relief effort.',
    expected: [{ content: 'The river is still rising,', speaker: 'Carl Ibsen', mode: 'quote' }],
  },
  {
    form: 'hearsay within a quotation',
    text: '“Karen Oduya told us that the dam would hold,” Owen Tate said.',
    expected: [{ content: 'Karen Oduya told us that the dam would hold,', speaker: 'Owen Tate', mode: 'quote' }],
  },
  {
    form: 'hearsay within a quotation that nobody is said to have said',
    text: 'The note on the door was short. “Marta Quill said that the bridge is closed, and she told us to go home.”',
    expected: [],
  },
  {
    form: 'the company, after an outlet was named',
    text: 'Western Grid cut power to nine counties on Monday. The outage began at noon, the Daily Ledger reported.\n\n“We are working around the clock,” the company said in a statement on Tuesday.',
    expected: [
      {
        content: 'We are working around the clock,',
        speaker: 'Western Grid',
        venue: 'in a statement',
        said: 'Tuesday',
      },
    ],
  },
  {
    form: 'a name that begins with an adjective',
    text: 'Shares of Western Grid fell by a tenth. Western Grid said the outage was over.',
    expected: [{ content: 'the outage was over', speaker: 'Western Grid' }],
  },
  {
    form: 'a committee that nobody named',
    text: 'Harbor Freight Lines opened a terminal in Linden. The committee said the terminal was too loud.',
    expected: [{ content: 'the terminal was too loud', speaker: null }],
  },
  {
    form: 'an interview of questions and answers',
    text: 'The interview with Dennis Holloway, the mayor of Linden, was shortened.\n\nQ. Will you run again?\n\nA. I will not run again.\n\nQ. Why?\n\nA. My family asked me to stop.',
    expected: [
      { content: 'I will not run again.', speaker: 'Dennis Holloway', title: 'mayor of Linden', mode: 'quote' },
      { content: 'My family asked me to stop.', speaker: 'Dennis Holloway', mode: 'quote' },
    ],
  },
  {
    form: 'answers where two people were introduced',
    text: 'Marta Quill and Owen Tate run the port together.\n\nQ: Is it full?\n\nA: It has been full since May.\n\nQ: And now?\n\nA: Now we wait.',
    expected: [
      { content: 'It has been full since May.', speaker: null },
      { content: 'Now we wait.', speaker: null },
    ],
  },
  {
    form: 'a transcript whose lines go on in the next paragraph',
    text: 'OWEN TATE: The port is full.\n\nWe cannot take more ships.\n\nKAREN ODUYA: That is not true.\n\nOWEN TATE: It is.\n\nThe hearing ended at noon.',
    expected: [
      { content: 'The port is full. We cannot take more ships.', speaker: 'OWEN TATE', mode: 'quote' },
      { content: 'That is not true.', speaker: 'KAREN ODUYA' },
      { content: 'It is.', speaker: 'OWEN TATE' },
    ],
  },
  {
    form: 'initials in brackets',
    text: 'The National Grain Board (NGB) raised its forecast on Friday. The NGB said the harvest would be the best in ten years.',
    expected: [{ content: 'the harvest would be the best in ten years', speaker: 'National Grain Board' }],
  },
  {
    form: 'an authority, by its noun',
    text: 'The Coastal Water Authority approved the plan. “It is a start,” the authority said.',
    expected: [{ content: 'It is a start,', speaker: 'Coastal Water Authority' }],
  },
  {
    form: 'a university',
    text: 'The University of Linden said it would close two of its libraries.',
    expected: [{ content: 'it would close two of its libraries', speaker: 'University of Linden' }],
  },
  {
    form: 'two people who speak together, by one surname',
    text: 'Adam and Eve Foster said they heard a bang. “The windows shook,” Eve Foster said.',
    expected: [
      { content: 'they heard a bang', speaker: null },
      { content: 'The windows shook,', speaker: 'Eve Foster' },
    ],
  },
  {
    form: 'two officials who speak together, and one of them after it',
    text: 'Linden Mayor Dennis Holloway and Police Chief Walter Nunez said the curfew would end. “It worked,” Nunez said. “It was needed,” the mayor said.',
    expected: [
      { content: 'the curfew would end', speaker: null },
      { content: 'It worked,', speaker: 'Walter Nunez', title: 'Police Chief' },
      { content: 'It was needed,', speaker: 'Dennis Holloway', title: 'Linden Mayor' },
    ],
  },
  {
    form: 'her spokesman, named, and his aide, not named',
    text: 'Senator Karen Oduya faces a primary. Her spokesman, Paul Greer, said she would debate. “She is ready,” the spokesman said. His aide said nothing else was planned.',
    expected: [
      { content: 'she would debate', speaker: 'Paul Greer', title: 'spokesman' },
      { content: 'She is ready,', speaker: 'Paul Greer' },
      { content: 'nothing else was planned', speaker: null },
    ],
  },
  {
    form: 'a role that belongs to somebody, and the name after it',
    text: 'Holloway’s campaign manager, Dana Fisk, said the speech was a success.',
    expected: [{ content: 'the speech was a success', speaker: 'Dana Fisk', title: 'Holloway’s campaign manager' }],
  },
  {
    form: 'a spokesman for somebody, and the name after it',
    text: 'The mayor of Linden is Dennis Holloway. A spokesman for Holloway, Paul Greer, said Friday he would appeal.',
    expected: [{ content: 'he would appeal', speaker: 'Paul Greer', title: 'spokesman for Holloway', said: 'Friday' }],
  },
  {
    form: 'a surname that was one person’s before another came',
    text: 'Donald Quill opened the shop in May. Quill said it was full. His wife, Marta Quill, keeps the books. Marta Quill said it had lost money. Quill said it would close.',
    expected: [
      { content: 'it was full', speaker: 'Donald Quill' },
      { content: 'it had lost money', speaker: 'Marta Quill' },
      { content: 'it would close', speaker: 'Donald Quill' },
    ],
  },
  {
    form: 'a senator by state and party',
    text: 'Chuck Ibsen leads the committee. Ibsen said the bill was dead. “It won’t pass,” the Iowa Republican said.',
    expected: [
      { content: 'the bill was dead', speaker: 'Chuck Ibsen' },
      { content: 'It won’t pass,', speaker: 'Chuck Ibsen' },
    ],
  },
  {
    form: 'a study that found, by somebody who spoke',
    text: 'Alan Whitby, a professor at Linden, said the drug was safe. The study found that one in ten patients felt dizzy.',
    expected: [
      { content: 'the drug was safe', speaker: 'Alan Whitby', title: 'professor at Linden' },
      { content: 'that one in ten patients felt dizzy', speaker: null },
    ],
  },
  {
    form: 'a venue after a long source, a day, and others named',
    text: 'Mayor Dennis Holloway met Owen Tate. “Holloway lied about Tate,” said Nina Castillo, a lawyer for the Ibsen family, in an email to the Ledger on Aug. 10.',
    expected: [
      {
        content: 'Holloway lied about Tate,',
        speaker: 'Nina Castillo',
        title: 'lawyer for the Ibsen family',
        venue: 'in an email to the Ledger',
        said: 'Aug. 10',
        about: ['Dennis Holloway', 'Owen Tate'],
      },
    ],
  },
  {
    form: 'a day at the start of the sentence, and one before the verb',
    text: 'On Monday night, Karen Oduya said the dam would hold. Owen Tate on Tuesday said it was cracked.',
    expected: [
      { content: 'the dam would hold', speaker: 'Karen Oduya', said: 'Monday night' },
      { content: 'it was cracked', speaker: 'Owen Tate', said: 'Tuesday' },
    ],
  },
  {
    form: 'a British office and a name, and titles without periods',
    text: "The Home Secretary, Rowena Blackthorn, told MPs: 'We shall not be moved by threats.' Prof Aoife Brennan said more work was needed. “It is early,” the professor said.",
    expected: [
      {
        content: 'We shall not be moved by threats.',
        speaker: 'Rowena Blackthorn',
        title: 'Home Secretary',
        venue: 'told MPs',
      },
      { content: 'more work was needed', speaker: 'Aoife Brennan' },
      { content: 'It is early,', speaker: 'Aoife Brennan' },
    ],
  },
  {
    form: 'a secretary of something',
    text: 'Secretary of Commerce Harlan Whitcomb said today that the trade gap had narrowed. “It is good news,” Mr. Whitcomb said.',
    expected: [
      {
        content: 'that the trade gap had narrowed',
        speaker: 'Harlan Whitcomb',
        title: 'Secretary of Commerce',
        said: 'today',
      },
      { content: 'It is good news,', speaker: 'Harlan Whitcomb' },
    ],
  },
  {
    form: 'names from many places',
    text: "Kenya's central bank governor Wanjiru Kamau said inflation would ease by June. Secretary General Min Ki-joon said the talks had failed. Police spokesman Babatunde Afolabi said three men were held. “It was late,” said Jean-Luc Garnier, the mayor of Lyon.",
    expected: [
      { content: 'inflation would ease by June', speaker: 'Wanjiru Kamau' },
      { content: 'the talks had failed', speaker: 'Min Ki-joon', title: 'Secretary General' },
      { content: 'three men were held', speaker: 'Babatunde Afolabi', title: 'Police spokesman' },
      { content: 'It was late,', speaker: 'Jean-Luc Garnier', title: 'mayor of Lyon' },
    ],
  },
  {
    form: 'a headline, and two of one party and surname',
    text: 'Lindsey Foster Says City Should Buy Power Plant.\n\nLindsey Foster, a city councilwoman, said the plant was cheap. “It is ours to take,” Foster said.\n\nDemocratic nominee Karen Oduya called it a trap. Republican nominee Dennis Holloway said it was a bargain. The Republican nominee said he would buy it. The Linden fire chief said it was unsafe.',
    expected: [
      { content: 'the plant was cheap', speaker: 'Lindsey Foster', title: 'city councilwoman' },
      { content: 'It is ours to take,', speaker: 'Lindsey Foster' },
      { content: 'it was a bargain', speaker: 'Dennis Holloway', title: 'Republican nominee' },
      { content: 'he would buy it', speaker: 'Dennis Holloway' },
    ],
  },
  {
    form: 'nothing said',
    text: 'The rain stopped at noon. The streets dried by evening, and the market opened again.',
    expected: [],
  },
  {
    form: 'another language',
    text: '„Wir haben alles versucht“, sagte der Bürgermeister am Montag. Die Brücke bleibt nach seinen Worten bis zum Frühjahr gesperrt, und niemand weiß, wer die Kosten tragen soll.',
    expected: [],
  },
  {
    form: 'a body named with whom it is sent to, and "it" after that',
    text: 'Ruritania’s mission to the Harbor League dismissed an accusation by the port of Linden. It added that “the league has no say in this.”',
    expected: [
      {
        content: 'an accusation by the port of Linden',
        speaker: 'Ruritania’s mission to the Harbor League',
        stance: 'denial',
      },
      {
        content: 'that “the league has no say in this.”',
        speaker: 'Ruritania’s mission to the Harbor League',
        mode: 'partial_quote',
      },
    ],
  },
  {
    form: 'a time before the speaker',
    text: 'The port is run by Owen Tate, an engineer. Late on Saturday Tate wrote that the cranes had been sold.',
    expected: [{ content: 'that the cranes had been sold', speaker: 'Owen Tate' }],
  },
  {
    form: 'a title that only a quotation gives',
    text: 'Harriet Lowell held a rally. “President Lowell will end this,” said Owen Tate, her spokesman. Lowell said she would.',
    expected: [
      { content: 'President Lowell will end this,', speaker: 'Owen Tate' },
      { content: 'she would', speaker: 'Harriet Lowell', title: null },
    ],
  },
  {
    form: 'an officer of a body, by the office alone',
    text: 'The cranes stood still on Monday. The president of the harbor workers’ union said that nobody had been paid.',
    expected: [{ content: 'that nobody had been paid', speaker: 'The president of the harbor workers’ union' }],
  },
];
