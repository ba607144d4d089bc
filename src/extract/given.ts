const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Given names that are nearly always a man's; a hint for who "he" may be, and never more. */
export const MEN =
  set(`aaron abdul abdullah adam adel adnan adrian ahmed akira al alan albert alejandro alejo aleksandr alessandro alex
  alexander alexei alfred ali alistair allan allen amir anders andre andrei andres andrew andy angus anthony anton
  antonio archie arjun arnold arthur arturo ashok asif axel aziz barack barnaby barry bashar ben benjamin bernard
  bernie bilal bill billy björn bob bobby bogdan boris brad bradley brandon brendan brent brett brian bruce bruno
  bryan caleb callum carl carlos cesar chad charles charlie chris christian christopher chuck ciaran clarence clark
  claudio clive colin conor corey cormac craig curtis cyril dale damian dan daniel dario darrell dave david dean
  declan deepak dennis derek dick diego dieter dimitri dmitri dmitry dominic don donald doug douglas duncan dwayne
  dwight eamon earl ed eddie edgar eduardo edward edwin elias elijah elliot emil emmanuel enrique enzo eric erik
  ernest esteban ethan evan evgeny ezra fabio faisal farid federico felix ferdinand fergus fernando filip finn
  florian francesco francis francisco frank franklin franz fred frederick friedrich gabriel gareth gary gavin gene
  geoffrey george gerald gerhard gideon gilbert giles giorgio giovanni giuseppe glenn goran gordon graham grant greg
  gregory gunter gustavo guy hamid hamish hans harold harry harvey hassan hector heinrich helmut henrik henrique
  henry herbert hiroshi howard hugh hugo hussein ian ibrahim igor imran isaac isaiah ismail ivan jack jacob jacques
  jake jamal james jamie jared jason javier jay jeff jeffrey jeremiah jeremy jerome jerry jesse jim jimmy joaquin
  joe joel john johnny jon jonas jonathan jorge jose joseph josh joshua josiah jozef juan julian justin jürgen kamal
  kareem karim karl keir keith ken kenji kenneth kevin khaled khalid kieran kofi konstantin kurt kwame kyle lachlan
  lamar lance larry lars laszlo laurence lawrence lee leo leon leonard leonardo leonid leroy levi lewis liam lloyd
  lorenzo louis luca lucas luigi luis luke magnus mahmoud malcolm manuel marc marco marcus marek mario mark marshall
  martin marvin mateo matt matteo matthew maurice mauricio max mehmet melvin micah michael miguel mike mikhail milan
  miles miroslav mitch mitchell mitt mohamed mohammed morgan mustafa narendra nasser nathan nathaniel naveen neal
  ned neil nelson newt niall nicholas nick nicolas nigel nikolai nils noah noel norman olaf oleg oliver omar omari
  oscar otto owen pablo paolo pascal patrick paul pavel pedro perry pete peter petr phil philip phillip pierre piers
  piotr quentin rachid rafael rahul raj rajesh ralph ramon rand randall randy raul ravi ray raymond recep reince
  reuben rex rhys ricardo richard rick rishi rob robert roberto rod rodney roger roland roman ron ronald rory ross
  roy ruben rudolph rudy rupert russell ryan sadiq salman sam sami samuel sanjay santiago scott sean sebastian
  sergei sergey sergio seth shaun shawn shinzo silas simon spencer stanley stefan stefano stephen steve steven
  stewart stuart suresh sven tariq taro ted terrell terrence theodore thomas tim timothy tobias toby todd tom tomas
  tomasz tommy tony travis trevor tristan tyler umberto uwe vadim vernon victor vijay vikram viktor vincent vincenzo
  vladimir wade wallace walter warren wayne wesley will william winston wolfgang xavier xi yasser yousef yuri yusuf
  zachary zoltan`);

/** Given names that are nearly always a woman's. */
export const WOMEN =
  set(`aaliyah abigail adriana agnes agnieszka aicha aisha akiko alejandra alessandra alexandra alice alicia alina alison
  allison amanda amber amelia amina amy ana anastasia andrea angela anita anja anke ann anna anne annette annie
  annika anya aoife aparna april asha ashley astrid audrey ayesha barbara beatrice beatriz becky bernadette beth
  betsy betty beverly bianca birgit bonnie brenda brianna bridget brittany bronwyn camila candace carla carly
  carmela carmen carol carolina caroline carolyn carrie catalina caterina catherine cathy charlotte cheryl chiara
  chloe christina christine ciara cindy claire clara claudia colleen condoleezza connie constanza courtney cressida
  crystal cynthia daisy dana daniela danielle dawn debbie deborah debra deepa delia denise diana diane dolores donna
  dora doris dorothea dorothy ebony edith eileen elaine eleanor elena eleni elif elisa elise elizabeth ella ellen
  elsa emilia emily emma erica erin esther eszter ethel eva eve evelyn faith fatima fatma federica felicia fernanda
  fiona florence frances francesca freya frida gabriela gabriella gabrielle gail gemma georgia gina ginger giorgia
  giulia gladys glenda gloria grace greta gretchen gudrun gwen hailey hanna hannah harriet heather heidi heike helen
  helena helga hillary holly hope huma ida ilse imani imogen indira ines ingrid irene irina isabel isabella ivana
  ivanka ivy jacinda jackie jacqueline jada jana jane janet janice jasmine jean jeanne jemima jen jenna jennifer
  jenny jessica jill jo joan joanna jocelyn johanna josephine jovana joy joyce juana juanita judith judy julia julie
  julieta june kamala karen katarina kate katherine kathleen kathryn kathy katie katja katrina katya kayla keiko
  keisha kellyanne kendra khadija kimberly kirsten kirsty kristen kristin laila lakshmi latoya laura lauren laurie
  layla leah leila lena leslie lidia liliana lillian linda lindsay lisa livia liz lois lori lorraine louise lourdes
  lucia lucy luisa lydia lynn mabel madeleine maeve magdalena maggie malala manuela marcia margaret maria mariam
  mariana marianne marie marilyn marina marisa marisol marjorie marsha marta martha martina mary maryam maureen
  meera megan melania melanie melinda melissa mercedes meredith michelle michiko mildred milena mira miriam molly
  monica monika morag nadia nadine nancy naoko naomi natalia natalie natasha niamh nicola nicole nina noor nora
  norma nuria oksana olga olivia opal pamela paola patricia patrizia patty paula pearl peggy penny petra philippa
  phyllis pilar pooja priscilla priti priya rachel radha rania raquel raven rebecca rebekah regina renata renee
  rhiannon rhonda rita roberta robin rosa rosalind rosario rose rosemary roza ruth sabine sabrina sadia sally
  samantha sandra saoirse sara sarah savannah shannon sharon sheila sherry shireen shirley silvia sinead siobhan
  sofia soledad sonia sophia stacy stella stephanie sue sunita susan susie suzanne svetlana sylvia tamara tamika
  tammy tanya tara tatiana teresa tessa theresa tiffany tina tracy ursula valentina valeria valerie vanessa vera
  veronica vicki victoria viktoria virginia vivian wanda wendy whitney xiomara yasmin yesenia yolanda yulia yvonne
  zadie zainab zara zoe`);

/** Words before or after a name, or in place of one, that tell. */
export const MALE_WORDS = set(`mr mr. he him his spokesman congressman businessman chairman councilman assemblyman
  anchorman sir king prince lord father son husband brother man`);
export const FEMALE_WORDS = set(`mrs mrs. ms ms. miss she her hers spokeswoman congresswoman businesswoman chairwoman
  councilwoman assemblywoman madam queen princess lady dame mother daughter wife sister woman`);
