const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Their period ends no sentence. Titles, months, states as AP shortens them, and a few of business and Latin. */
export const ABBREVIATIONS = set(`mr mrs ms dr sen sens rep reps gov govs gen lt col maj capt sgt cpl adm cmdr rev prof
  st jr sr hon pres atty asst dept sec jan feb aug sept oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan
  ky la md mass mich minn miss mont neb nev okla ore pa tenn tex va vt wash wis wyo inc corp co ltd bros llc vs etc al no
  messrs mlle mme est approx fig vol ed`);

/** What a cue can do, by the base form of its verb or noun; the model weighs the classes. */
export const CUE_CLASSES: readonly (readonly [name: string, words: ReadonlySet<string>])[] = [
  ['say', set('say tell add state remark utter mention comment speak')],
  ['write', set('write tweet post blog retweet text email type publish note quote cite')],
  [
    'claim',
    set(`claim argue assert contend insist maintain allege declare announce proclaim affirm aver posit profess
    stress emphasize reiterate repeat underscore predict forecast project estimate calculate warn caution alert
    suggest imply hint indicate signal speculate theorize surmise submit counter retort rebut`),
  ],
  ['reply', set('reply respond answer react rejoin shoot fire deadpan quip joke')],
  [
    'tell_more',
    set(`explain continue conclude recall recount recite describe detail elaborate clarify specify outline
    narrate relate observe reflect muse ponder summarize`),
  ],
  ['ask', set('ask inquire wonder question query demand request urge implore beg plead appeal call invite challenge')],
  [
    'grant',
    set('admit concede acknowledge confess grant allow confirm agree accept recognize disclose reveal divulge'),
  ],
  ['deny', set('deny reject dismiss refute dispute disavow disown decline refuse contradict rebuff repudiate')],
  ['promise', set('promise vow pledge swear commit threaten propose offer guarantee assure')],
  [
    'attack',
    set(`accuse blame criticize slam blast condemn denounce attack mock ridicule deride assail lambaste rip
    berate scold chide bash decry lament bemoan complain object protest lash excoriate castigate chastise fault rebuke
    hammer rail disparage insult taunt tease knock label brand dub`),
  ],
  ['praise', set('praise laud applaud thank congratulate commend endorse hail tout boast brag defend support back')],
  [
    'think',
    set(`think believe feel consider suppose assume guess know understand realize doubt suspect expect hope wish
    want fear worry view see regard deem perceive imagine remember forget intend plan favor oppose prefer like love hate
    care mind dream trust anticipate mean`),
  ],
  ['find', set('find show report learn hear discover determine note rule conclude reveal document survey poll')],
  [
    'voice',
    set(`shout yell scream cry exclaim whisper mutter chant sing murmur growl snap snarl sneer laugh sigh roar
    bellow holler blurt intone opine pronounce testify depose preach lecture rant gush vent joke chuckle crack`),
  ],
  [
    'noun',
    set(`statement claim comment remark accusation allegation assertion argument belief opinion view idea notion
    suggestion promise pledge vow threat warning call demand question answer response reply denial tweet post letter
    memo email report poll survey study analysis interview speech hope fear concern criticism complaint proposal plan
    position decision prediction admission announcement declaration testimony word message quote description
    characterization`),
  ],
  ['according', set('according accord per')],
];

/** Who speaks, where no name is printed: the model and the resolver both weigh these. */
export const ROLE_NOUNS = set(`spokesman spokeswoman spokesperson official officials aide aides adviser advisers advisor
  advisors source sources campaign candidate nominee president senator congressman congresswoman lawmaker lawmakers
  governor mayor minister secretary director chairman chairwoman chair manager strategist analyst analysts expert experts
  professor lawyer attorney judge prosecutor prosecutors police officer critics critic supporters supporter voters voter
  reporter journalist editor columnist author historian economist pollster pollsters people person man woman group
  company agency department administration government committee party court report study poll survey statement leader
  leaders ceo executive businessman billionaire mogul democrat republican democrats republicans insider insiders staffer
  operative operatives surrogate surrogates ally allies rival opponent opponents host anchor activist activists investigator
  investigators diplomat general commander authorities scientists researchers researcher witness witnesses`);

/** Days and months; "said Tuesday" is no name that speaks. */
export const TIME_WORDS = set(`monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
  morning afternoon evening night week month year january february march april may june july august september october
  november december jan feb aug sept oct nov dec`);
